// Reads the first sheet of a workbook as rows of text, as `review/spreadsheet.py` does. A workbook is a zip of XML, which
// the browser unpacks and parses. Numbers and dates become text; merged cells and formulas in the table are refused.

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WIDEST = 500, MOST_OF_A_PART = 60_000_000; // most columns read; most bytes of a part that a page can hold as a tree
const tooLarge = () => new Refusal("workbook_too_large", "as_tsv");
const notWorkbook = (cause) => new Refusal("workbook_bad", "xlsx_or_tsv", { cause });

/** The rows of a workbook, each { number, cells }; throws a Refusal if anything is wrong with it. */
async function rowsOfWorkbook(bytes) {
  if (!("DecompressionStream" in window)) throw new Refusal("workbook_in_page", "tsv_or_option");
  try {
    return await rowsOfSheet(partsOf(bytes));
  } catch (error) {
    throw error instanceof Refusal ? error : notWorkbook(error.name);
  }
}

/** Read a zip's directory; return a function that unpacks a part by name, or gives null if there is none. */
function partsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), parts = new Map();
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw notWorkbook("zip");
  let at = view.getUint32(end + 16, true), left = review.unpacked;
  for (let number = view.getUint16(end + 10, true); number > 0; number -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw notWorkbook("zip");
    const [packed, size] = [20, 24].map((place) => view.getUint32(at + place, true));
    const [name, extra, remark] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    left -= size;
    if (left < 0) throw tooLarge();
    const start = view.getUint32(at + 42, true);
    parts.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), { method: view.getUint16(at + 10, true), packed, size, start });
    at += 46 + name + extra + remark;
  }
  return (name) => (parts.has(name) ? unpacked(bytes, view, parts.get(name)) : null);
}

/** A part of a zip as XML. A part larger than it declares is refused as soon as that shows. */
async function unpacked(bytes, view, { method, packed, size, start }) {
  if (size > MOST_OF_A_PART) throw tooLarge();
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const stored = bytes.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw notWorkbook(`zip ${method}`);
  const stream = method ? new Blob([stored]).stream().pipeThrough(new DecompressionStream("deflate-raw")) : new Blob([stored]).stream();
  const reader = stream.getReader(), decoder = new TextDecoder();
  let text = "", got = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    got += part.value.length;
    if (got > size) throw notWorkbook("zip");
    text += decoder.decode(part.value, { stream: true });
  }
  if (got < size || text.includes("<!DOCTYPE")) throw notWorkbook("xml");
  const tree = new DOMParser().parseFromString(text + decoder.decode(), "application/xml");
  if (tree.getElementsByTagName("parsererror").length) throw notWorkbook("xml");
  return tree;
}

const inside = (node, name) => [...(node?.getElementsByTagNameNS("*", name) ?? [])];

/** The parts to which a part's relations lead, by relation id: { kind, name }. */
async function relationsOf(part, name) {
  const slash = name.lastIndexOf("/") + 1, folder = name.slice(0, slash);
  const tree = await part(`${folder}_rels/${name.slice(slash)}.rels`);
  return new Map(inside(tree, "Relationship").map((relation) => {
    const [address, kind] = ["Target", "Type"].map((attribute) => relation.getAttribute(attribute) ?? "");
    const path = new URL(address, `file:///${folder}`).pathname;
    return [relation.getAttribute("Id"), { kind: kind.split("/").at(-1), name: decodeURIComponent(path.slice(1)) }];
  }));
}

async function rowsOfSheet(part) {
  const book = [...(await relationsOf(part, "")).values()].find((relation) => relation.kind === "officeDocument")?.name;
  const tree = book && (await part(book)), relations = tree ? await relationsOf(part, book) : new Map();
  const sheets = inside(tree, "sheet").map((sheet) => relations.get(sheet.getAttributeNS(OFFICE, "id")));
  const first = sheets.find((relation) => relation?.kind === "worksheet");
  const sheet = first && (await part(first.name));
  if (!sheet) throw notWorkbook("xml");
  const named = async (kind) => part([...relations.values()].find((relation) => relation.kind === kind)?.name ?? "");
  const shared = inside(await named("sharedStrings"), "si").map(wordsOf);
  const rows = cellsOfSheet(sheet, { shared, dates: datesOf(await named("styles")), late: inside(tree, "workbookPr")[0]?.getAttribute("date1904") });
  const head = rows.find((row) => row.cells.some(Boolean) && !row.cells[0].startsWith("#"))?.number ?? Infinity;
  refuseUnclear(sheet, rows, head);
  return rows;
}

/** The words of a string, without their phonetic guides. */
function wordsOf(node) {
  const words = inside(node, "t").filter((text) => text.parentNode.localName !== "rPh");
  return words.map((text) => text.textContent).join("").replaceAll("x005F_", "");
}

/** Whether each cell style shows a number as a date. */
function datesOf(styles) {
  const own = new Map(inside(styles, "numFmt").map((format) => [format.getAttribute("numFmtId"), format.getAttribute("formatCode") ?? ""]));
  const usual = (id) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const plain = (code) => code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/gi, "");
  return inside(inside(styles, "cellXfs")[0], "xf").map((xf) => {
    const id = xf.getAttribute("numFmtId");
    return own.has(id) ? /[ymdhs]/i.test(plain(own.get(id))) : usual(Number(id));
  });
}

function cellsOfSheet(sheet, book) {
  let number = 0;
  return inside(sheet, "row").map((row) => {
    number = Number(row.getAttribute("r")) || number + 1;
    const cells = [], formulas = [];
    let column = -1;
    for (const cell of inside(row, "c")) {
      const letters = /^[A-Z]+/.exec(cell.getAttribute("r") ?? "")?.[0];
      column = letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : column + 1;
      if (column >= WIDEST) break;
      while (cells.length < column) cells.push("");
      cells[column] = valueOf(cell, book);
      const [formula] = inside(cell, "f");
      if (formula) formulas.push(`=${formula.textContent}`);
    }
    return { number, cells: cells.length ? cells : [""], formulas };
  });
}

function valueOf(cell, book) {
  const value = inside(cell, "v")[0]?.textContent ?? "", style = Number(cell.getAttribute("s"));
  switch (cell.getAttribute("t")) {
    case "s":
      return book.shared[Number(value)] ?? "";
    case "inlineStr":
      return wordsOf(inside(cell, "is")[0]);
    case "b":
      return value === "1" ? "True" : "False";
    case "str":
    case "e":
    case "d":
      return value;
    default:
      if (!value || !Number.isFinite(Number(value))) return value;
      return book.dates[style] ? dateOf(Number(value), book.late) : String(Number(value));
  }
}

/** A date as the command writes it: 2026-11-28, with the time of day if there is one. */
function dateOf(days, late) {
  const from = ["1", "true"].includes(late) ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(from + Math.round(days * 86_400) * 1000).toISOString().slice(0, 19).replace("T", " ").replace(" 00:00:00", "");
}

/** Refuse merged cells and formulas, which leave open which row or value was meant. */
function refuseUnclear(sheet, rows, head) {
  for (const merged of inside(sheet, "mergeCell")) {
    const last = Number(/:[A-Z]+(\d+)$/.exec(merged.getAttribute("ref") ?? "")?.[1]);
    if (last > head) throw new Refusal("workbook_merged", "unmerge", { row: last });
  }
  for (const { number, formulas } of rows) {
    if (number > head && formulas.length) throw new Refusal("workbook_formula", "as_values", { row: number, cell: formulas[0].slice(0, 40) });
  }
}
