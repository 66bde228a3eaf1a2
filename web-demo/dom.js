/** Builds elements. Text is always set as text, so that nothing of a label is run. */

/** A new element with properties and children; strings become text, null is left out. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}
