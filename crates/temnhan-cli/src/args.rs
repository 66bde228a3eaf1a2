//! What may be asked on the command line; the help speaks both languages.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use temnhan::gs1::Gtin;
use temnhan::qr::Level;
use temnhan::report::Lang;
use temnhan::{Date, Paper};

/// Soát bản vẽ nhãn hàng hóa theo luật Việt Nam ·
/// Check label artwork against Vietnamese labelling law
#[derive(Debug, Parser)]
#[command(name = "temnhan", version)]
pub(crate) struct Args {
    /// Ngôn ngữ · Language
    #[arg(long, global = true, default_value = "vi", value_parser = lang_parser())]
    pub(crate) lang: Lang,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Soát nhãn · Check labels
    Check(CheckArgs),
    /// Mã QR truy xuất nguồn gốc · Traceability QR codes
    #[command(subcommand)]
    Qr(QrCommand),
    /// Liệt kê các quy tắc · List the rules
    Rules(RulesArgs),
    /// Giải thích một quy tắc · Explain a rule
    Explain(ExplainArgs),
    /// Cho biết đã nhận ra những gì trên nhãn · Show what was recognised on a label
    Fields(FieldsArgs),
    /// Làm trang web mà mã truy xuất dẫn tới · Make the pages that traceability codes lead to
    TracePage(TracePageArgs),
    /// Soát lại mỗi khi lưu · Check again on every save
    Watch(WatchArgs),
    /// Tự điền lệnh cho shell · Completions for a shell
    Completions(CompletionsArgs),
    /// Trang hướng dẫn (man) · The manual page
    Man,
    #[command(hide = true)]
    Worker(WorkerArgs),
}

#[derive(Debug, Group)]
pub(crate) struct CompletionsArgs {
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Group)]
pub(crate) struct WatchArgs {
    /// Nhãn hoặc thư mục chứa nhãn · Labels, or folders of labels
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) basis: BasisArgs,
    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum QrCommand {
    /// Tạo mã thành một hình · Make a code as a picture
    Make(MakeArgs),
    /// Đặt mã vào bản vẽ · Put a code into the artwork
    Embed(EmbedArgs),
    /// Đọc lại các mã trên bản vẽ · Read back the codes on the artwork
    Verify(VerifyArgs),
    /// Soát nội dung mã, không cần bản vẽ · Judge payloads without artwork
    Lint(LintArgs),
}

#[derive(Debug, Group)]
pub(crate) struct CheckArgs {
    /// Nhãn (.svg, .svgz), thư mục chứa nhãn, hoặc mẫu như 'tem/**/*.svg' ·
    /// Labels, folders of labels, or patterns such as 'tem/**/*.svg'
    #[arg(value_name = "PATH", required_unless_present = "stdin_paths")]
    pub(crate) paths: Vec<PathBuf>,
    /// Đọc đường dẫn từ đầu vào chuẩn, mỗi dòng một đường dẫn ·
    /// Read paths from standard input, one a line
    #[arg(long, conflicts_with = "paths")]
    pub(crate) stdin_paths: bool,
    #[command(flatten)]
    pub(crate) basis: BasisArgs,
    /// So với kết quả theo luật của ngày này · Compare with the law of this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) compare_as_of: Option<Date>,
    /// Dạng kết quả; mặc định là text, trong CI của GitHub và GitLab là dạng của chúng ·
    /// Form of the result; by default text, in the CI of GitHub and GitLab theirs
    #[arg(long, value_enum)]
    pub(crate) format: Option<CheckFormat>,
    /// Ghi kết quả vào tệp này; dạng svg với nhiều nhãn: vào thư mục này ·
    /// Write the result to this file; for svg of several labels: to this folder
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
    /// Ghi trang tổng hợp cho cơ quan quản lý vào tệp này (.html hoặc .md) ·
    /// Write a summary page for the office to this file (.html or .md)
    #[arg(long, value_name = "FILE")]
    pub(crate) summary: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: KeptArgs,
    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// What counts for the exit status.
#[derive(Debug, Clone, Group)]
pub(crate) struct GateArgs {
    /// Mã thoát là 1 từ mức này trở lên · The status is 1 from this level up
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    pub(crate) fail_on: FailOn,
    /// Mã thoát là 1 khi có nhiều cảnh báo hơn số này · The status is 1 with more warnings than this
    #[arg(long, value_name = "N")]
    pub(crate) max_warnings: Option<usize>,
    /// Bỏ qua những gì tệp mốc đã ghi · Leave out what this file knows already
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Ghi những gì tìm thấy làm mốc · Write what is found now as the baseline
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(crate) write_baseline: Option<PathBuf>,
}

/// Results that are kept from one run to the next.
#[derive(Debug, Clone, Group)]
pub(crate) struct KeptArgs {
    /// Giữ kết quả trong thư mục này, nhãn không đổi thì không soát lại ·
    /// Keep results in this folder; what has not changed is not checked again
    #[arg(long, value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,
    /// Bị ngắt giữa chừng thì chạy lại đúng lệnh này để làm tiếp (cần --output hoặc --cache) ·
    /// When interrupted, the same command again goes on (needs --output or --cache)
    #[arg(long)]
    pub(crate) resume: bool,
}

/// How labels are judged: side by side, each within bounds.
#[derive(Debug, Clone, Group)]
pub(crate) struct WorkArgs {
    /// Số nhãn soát cùng lúc; mặc định theo số nhân của máy ·
    /// Labels judged at once; by default as many as there are cores
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) jobs: Option<usize>,
    #[command(flatten)]
    pub(crate) bounds: BoundArgs,
}

/// What one label may cost.
#[derive(Debug, Clone, Copy, Group)]
pub(crate) struct BoundArgs {
    /// Thời gian tối đa cho mỗi nhãn, tính bằng giây · The longest that a label may take, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = positive, default_value_t = 4.0)]
    pub(crate) deadline: f64,
    /// Bộ nhớ tối đa cho mỗi nhãn, tính bằng MiB (trên Linux) ·
    /// The most memory that a label may need, in MiB (on Linux)
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    pub(crate) memory_limit: u64,
}

#[derive(Debug, Group)]
pub(crate) struct WorkerArgs {
    #[arg(long)]
    pub(crate) memory_limit: u64,
    #[command(flatten)]
    pub(crate) fonts: FontArgs,
}

/// What a label is judged by.
#[derive(Debug, Group)]
pub(crate) struct BasisArgs {
    /// Tệp sản phẩm; mặc định: tệp .toml cùng tên cạnh nhãn ·
    /// Product file; by default the .toml of the same name beside the label
    #[arg(long, value_name = "FILE")]
    pub(crate) product: Option<PathBuf>,
    /// Nhóm hàng hóa, ví dụ food · Product group, such as food
    #[arg(long, value_name = "ID")]
    pub(crate) group: Option<String>,
    /// Màu giấy hoặc màng, ví dụ #c8a97e; thay cho artwork.paper ·
    /// Colour of the paper or film, such as #c8a97e; instead of artwork.paper
    #[arg(long, value_name = "#RRGGBB")]
    pub(crate) paper: Option<Paper>,
    #[command(flatten)]
    pub(crate) day: DayArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    pub(crate) fonts: FontArgs,
}

#[derive(Debug, Group)]
pub(crate) struct ConfigArgs {
    /// Tệp cấu hình: quy tắc chọn hoặc bỏ, bộ quy tắc riêng, tùy chọn, xác nhận ·
    /// Configuration: rules selected or ignored, packs of your own, options, sign-offs
    #[arg(long = "config", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Không tìm temnhan.config.toml ở thư mục của nhãn và các thư mục trên ·
    /// Do not look for temnhan.config.toml in the folder of a label and above it
    #[arg(long, conflicts_with = "file")]
    pub(crate) no_config: bool,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
}

#[derive(Debug, Clone, Group)]
pub(crate) struct RuleArgs {
    /// Chỉ chạy các quy tắc hay mục này · Run these rules or sections only
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Không chạy các quy tắc hay mục này · Leave these rules or sections out
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
}

#[derive(Debug, Group)]
pub(crate) struct PackArgs {
    /// Tệp cấu hình: bộ quy tắc riêng · Configuration: packs of your own
    #[arg(long = "config", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub(crate) struct DayArgs {
    /// Ngày áp dụng luật · The day whose law applies
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<Date>,
}

#[derive(Debug, Clone, Group)]
pub(crate) struct FontArgs {
    /// Thư mục phông chữ, dùng được nhiều lần · A folder of fonts; may be repeated
    #[arg(long = "font-dir", value_name = "DIR")]
    pub(crate) dirs: Vec<PathBuf>,
    /// Không dùng phông chữ của máy · Leave out the fonts of this machine
    #[arg(long)]
    pub(crate) no_system_fonts: bool,
}

/// What a code holds: an address, or the GS1 Digital Link of a product.
#[derive(Debug, Group)]
pub(crate) struct PayloadArgs {
    /// Địa chỉ web mà mã dẫn tới · The address in the code
    #[arg(long, required_unless_present = "gtin", conflicts_with = "gtin")]
    pub(crate) url: Option<String>,
    /// Mã số sản phẩm GTIN, khi muốn tạo đường dẫn số GS1 · GTIN, for a GS1 Digital Link
    #[arg(long)]
    pub(crate) gtin: Option<Gtin>,
    /// Số lô · Lot
    #[arg(long, requires = "gtin")]
    pub(crate) lot: Option<String>,
    /// Số sê-ri · Serial number
    #[arg(long, requires = "gtin")]
    pub(crate) serial: Option<String>,
    /// Hạn sử dụng · Expiry date
    #[arg(long, requires = "gtin", value_name = "YYYY-MM-DD")]
    pub(crate) expiry: Option<Date>,
    /// Địa chỉ https nơi đặt trang truy xuất · The https address where the pages are
    #[arg(long, requires = "gtin", value_name = "URL")]
    pub(crate) host: Option<String>,
}

/// A kind of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Symbology {
    Qr,
    #[value(name = "ean-13")]
    Ean13,
}

#[derive(Debug, Group)]
pub(crate) struct MakeArgs {
    #[command(flatten)]
    pub(crate) payload: PayloadArgs,
    /// Loại mã; ean-13 chỉ cần --gtin · Kind of code; ean-13 takes --gtin alone
    #[arg(long, value_enum, default_value_t = Symbology::Qr)]
    pub(crate) symbology: Symbology,
    /// Bề rộng một ô vuông hoặc vạch đơn, tính bằng mm; mặc định 0,5 cho mã QR, 0,33 cho EAN-13 ·
    /// Width of a module, in mm; by default 0.5 of a QR code, 0.33 of an EAN-13
    #[arg(long, value_name = "MM", value_parser = positive)]
    pub(crate) module: Option<f64>,
    /// Mức sửa lỗi · Error correction
    #[arg(long, default_value = "M", value_parser = level_parser(), ignore_case = true)]
    pub(crate) ec: Level,
    /// Dạng hình; mặc định theo đuôi tệp, không thì svg ·
    /// Form of the picture; by default that of the file's ending, else svg
    #[arg(long, value_enum)]
    pub(crate) format: Option<PictureFormat>,
    /// Số điểm ảnh mỗi ô vuông của hình png · Dots a module of a png
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub(crate) dots: u32,
    /// Ghi vào tệp này thay vì ra đầu ra chuẩn · Write to this file instead of standard output
    #[arg(short, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub(crate) struct LintArgs {
    /// Nội dung mã · Payloads
    #[arg(value_name = "PAYLOAD", required_unless_present = "stdin_payloads")]
    pub(crate) payloads: Vec<String>,
    /// Đọc nội dung từ đầu vào chuẩn, mỗi dòng một nội dung ·
    /// Read payloads from standard input, one a line
    #[arg(long, conflicts_with = "payloads")]
    pub(crate) stdin_payloads: bool,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub(crate) format: LintFormat,
}

#[derive(Debug, Group)]
pub(crate) struct EmbedArgs {
    /// Nhãn · The label
    pub(crate) label: PathBuf,
    #[command(flatten)]
    pub(crate) payload: PayloadArgs,
    /// Loại mã; ean-13 chỉ cần --gtin · Kind of code; ean-13 takes --gtin alone
    #[arg(long, value_enum, default_value_t = Symbology::Qr)]
    pub(crate) symbology: Symbology,
    /// Thêm dòng chữ mời quét dưới hoặc trên mã · Add a line below or above that invites to scan
    #[arg(long)]
    pub(crate) call_line: bool,
    /// Góc trên bên trái của vùng trắng, tính bằng mm ·
    /// Top left corner of the quiet zone, in mm
    #[arg(long, value_name = "X,Y", value_parser = point, allow_hyphen_values = true)]
    pub(crate) at: Option<(f64, f64)>,
    /// Bề rộng một ô vuông hoặc vạch đơn, tính bằng mm · Width of a module, in mm
    #[arg(long, value_name = "MM", value_parser = positive)]
    pub(crate) module: Option<f64>,
    /// Mức sửa lỗi · Error correction
    #[arg(long, default_value = "M", value_parser = level_parser(), ignore_case = true)]
    pub(crate) ec: Level,
    /// Tệp sản phẩm; mặc định: tệp .toml cùng tên cạnh nhãn ·
    /// Product file; by default the .toml of the same name beside the label
    #[arg(long, value_name = "FILE")]
    pub(crate) product: Option<PathBuf>,
    /// Ghi bản vẽ vào tệp này thay vì ra đầu ra chuẩn ·
    /// Write the artwork to this file instead of standard output
    #[arg(short, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) fonts: FontArgs,
    #[command(flatten)]
    pub(crate) bounds: BoundArgs,
}

#[derive(Debug, Group)]
pub(crate) struct VerifyArgs {
    /// Nhãn · The label
    pub(crate) label: PathBuf,
    /// Tệp sản phẩm; mặc định: tệp .toml cùng tên cạnh nhãn ·
    /// Product file; by default the .toml of the same name beside the label
    #[arg(long, value_name = "FILE")]
    pub(crate) product: Option<PathBuf>,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) fonts: FontArgs,
    #[command(flatten)]
    pub(crate) bounds: BoundArgs,
}

#[derive(Debug, Group)]
pub(crate) struct RulesArgs {
    #[command(flatten)]
    pub(crate) day: DayArgs,
    #[command(flatten)]
    pub(crate) config: PackArgs,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Group)]
pub(crate) struct ExplainArgs {
    /// Tên quy tắc, ví dụ origin-missing · Id of the rule, such as origin-missing
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) day: DayArgs,
    #[command(flatten)]
    pub(crate) config: PackArgs,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Group)]
pub(crate) struct FieldsArgs {
    /// Nhãn · The label
    pub(crate) label: PathBuf,
    #[command(flatten)]
    pub(crate) basis: BasisArgs,
    /// Dạng kết quả; svg là bản vẽ có thêm một lớp không in chỉ rõ từng nội dung ·
    /// Form of the result; svg is the artwork with a layer, not printed, that shows each content
    #[arg(long, value_enum, default_value_t = FieldsFormat::Text)]
    pub(crate) format: FieldsFormat,
    #[command(flatten)]
    pub(crate) work: WorkArgs,
    /// Ghi kết quả vào tệp này · Write the result to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub(crate) struct TracePageArgs {
    /// Tệp sản phẩm (.toml) hoặc thư mục chứa các tệp ấy · Product files, or folders of them
    #[arg(value_name = "PRODUCT", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Thư mục để ghi các trang · The folder to write to
    #[arg(short, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) day: DayArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Concise,
    Json,
    JsonLines,
    Sarif,
    Junit,
    Github,
    Gitlab,
    Markdown,
    Html,
    Xlsx,
    Svg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureFormat {
    Svg,
    Png,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    Text,
    Json,
    JsonLines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FieldsFormat {
    Text,
    Json,
    Svg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Advice,
    NeedsReview,
}

fn lang_parser() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["vi", "en"])
        .map(|name| if name == "en" { Lang::En } else { Lang::Vi })
}

fn level_parser() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(["L", "M", "Q", "H"]).map(|name| match name.as_str() {
        "L" | "l" => Level::L,
        "Q" | "q" => Level::Q,
        "H" | "h" => Level::H,
        _ => Level::M,
    })
}

fn point(text: &str) -> Result<(f64, f64), String> {
    let parse = |number: &str| number.trim().parse().ok().filter(|number: &f64| number.is_finite());
    let pair = text.split_once(',').and_then(|(x, y)| Some((parse(x)?, parse(y)?)));
    pair.ok_or_else(|| "X,Y in millimetres, such as 12.5,8".to_owned())
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "a whole number above 0".to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "a number of millimetres above 0".to_owned())
}
