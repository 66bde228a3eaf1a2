
const button = document.getElementById("language");
button.hidden = false;
button.addEventListener("click", () => {
  const root = document.documentElement;
  root.lang = root.lang === "vi" ? "en" : "vi";
});
