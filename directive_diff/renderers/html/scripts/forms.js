// Reads a form from the bytes of a file as `review/reading.py` does: its facts, and each row by column. A form with an
// error throws a Refusal: one line, in the words of the command.

class Refusal extends Error {
  constructor(key, remedy, fields = {}) {
    super(message(key, fields));
    this.remedy = remedy ? message(remedy, fields) : "";
  }

  /** The whole line: FILE: what is wrong (what to do). */
  of(file) {
    const line = message("file_said", { file, said: this.message });
    return this.remedy ? message("said_remedy", { said: line, remedy: this.remedy }) : line;
  }
}

/** A message of the command with its fields filled in: {row}, {most:,}. */
function message(key, fields) {
  return review.messages[key].replace(/\{(\w+)(?::,)?\}/g, (whole, name) => shortened(String(fields[name] ?? whole)));
}

function shortened(text, most = 300) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The text of a file: UTF-8 or, as Excel and WPS save it, UTF-16 or GB18030. */
function decoded(bytes) {
  const begins = (...start) => start.every((byte, i) => bytes[i] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal("workbook_old", "xlsx_or_tsv");
  const names = begins(0xff, 0xfe) ? ["utf-16le"] : begins(0xfe, 0xff) ? ["utf-16be"] : ["utf-8", "gb18030"];
  for (const name of names) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Refusal("review_not_text", "utf8_or_workbook");
}

/** The cells of a table, separated by tabs or, if it has none, by commas; quoted as in CSV. */
function cellsOf(text) {
  const mark = text.includes("\t") ? "\t" : ",", cell = new RegExp(`[^${mark}\\r\\n]*`, "y");
  const rows = [[]];
  for (let at = 0; at < text.length; at += 1) {
    let value;
    if (text[at] === '"') [value, at] = quoted(text, at, rows.length);
    else {
      cell.lastIndex = at;
      [value] = cell.exec(text);
      at += value.length;
    }
    rows.at(-1).push(value);
    if (at < text.length && text[at] !== mark) {
      if (!"\r\n".includes(text[at])) throw notTable(rows.length);
      if (text.startsWith("\r\n", at)) at += 1;
      rows.push([]);
    }
  }
  return rows;
}

/** The quoted cell that begins at `start`, and the place after it. */
function quoted(text, start, row) {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) throw notTable(row);
    if (text[end + 1] !== '"') break;
    end += 1;
  } while (end < text.length);
  return [text.slice(start + 1, end).replace(/""/g, '"'), end + 1];
}

const notTable = (row) => new Refusal("review_not_table", "name_review", { cause: phrase("unclosed", { row }) });

/** A cell as a word to look up: half-width, lower case, without surrounding spaces and apostrophes. */
const plainWord = (cell) => cell.normalize("NFKC").trim().replace(/^'+|'+$/g, "").toLowerCase();

/** A cell as text, without the apostrophe that keeps a spreadsheet from taking it for a formula. */
function unquoted(cell) {
  const first = cell.slice(1).replace(/^ +/, "")[0];
  return cell.startsWith("'") && first && review.formula.includes(first) ? cell.slice(1) : cell;
}

/** The words of a cell that may hold several. Spaces separate them too, except inside a known word. */
function several(cell, known = {}) {
  const parts = plainWord(cell).split(/[、,;/|\n]+/).map((part) => part.trim());
  return parts.flatMap((part) => (part in known ? [part] : part.split(/\s+/))).filter(Boolean);
}

/** The rows of a text table or a workbook, each { number, cells }. */
async function tableOf(bytes) {
  if (bytes.length > review.most) throw new Refusal("review_too_long", "name_review", { most: review.most.toLocaleString("en") });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return rowsOfWorkbook(bytes);
  return cellsOf(decoded(bytes)).map((cells, i) => ({ number: i + 1, cells }));
}

/** A form: { facts, rows }, each row { number, cells } with its cells by column. */
async function formOf(bytes) {
  const facts = {}, rows = [], keys = new Map(Object.entries(review.keys));
  let columns = null, known = false;
  for (const row of await tableOf(bytes)) {
    const cells = row.cells.map((cell) => cell.trim());
    if (!cells.some(Boolean)) continue;
    const at = cells.slice(0, 2).findIndex((cell) => cell.startsWith("#")); // perhaps after a column that somebody inserted in front
    if (at >= 0) {
      known ||= review.names.some((name) => cells[at].includes(name));
      const key = keys.get(plainWord(cells[at].replace(/^[# ]+/, "")));
      if (key) facts[key] = cells.slice(at + 1).map(unquoted);
    } else if (columns === null) {
      const heads = cells.map((cell) => keys.get(plainWord(cell)));
      if (heads.some(Boolean)) columns = heads; // a title that somebody put above the table is not the header
    }
    else rows.push({ number: row.number, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])) });
  }
  if (!known) throw new Refusal("review_none", "write_review");
  const missing = ["verdict", "source_id", "target_id"].filter((name) => !(columns ?? []).includes(name));
  if (missing.length) throw new Refusal("review_no_column", "write_review", { columns: missing.join(", ") });
  return { facts, rows };
}
