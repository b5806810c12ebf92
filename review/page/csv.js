'use strict';  // of the whole script: csv.js, correct.js and page.js are one

// CSV as the program writes and reads it (dataset/csv.h, csv_reader.h, safe_text.h): text that a
// spreadsheet would run has one apostrophe in front, and loses exactly that one when it is read.
const csv = (() => {
  const space = '[ \\u00A0\\u3000\\u200B\\u2060\\uFEFF]';
  const digits = '[0-9\\uFF10-\\uFF19]+';
  const sign = '[+\\-\\uFF0B\\uFF0D]';
  const starts = new RegExp(`^'*(?:[\\t\\r\\n]|${space}*(?:[\\t\\r\\n=@\\uFF1D\\uFF20]|${sign}))`);
  const signedNumber = new RegExp(`^'*${space}*${sign}${digits}(?:,${digits})*(?:\\.${digits})?${space}*$`);
  const onlyDashes = new RegExp(`^'*${space}*(?:[\\-\\uFF0D]|${space})*$`);
  const isHazardous = (text) => starts.test(text) && !signedNumber.test(text) && !onlyDashes.test(text);
  const defused = (text) => (isHazardous(text) ? "'" + text : text);
  const undefused = (text) => (text.startsWith("'") && isHazardous(text.slice(1)) ? text.slice(1) : text);

  const quoted = (text) => (/[",\r\n]|^[ \t]|[ \t]$/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  // Rows of texts; those of `plain` columns are words and figures of the program's own.
  const write = (rows, plain) => rows.map((row) => row.map((value, column) =>
    quoted(plain.includes(column) ? value : defused(value))).join(',') + '\r\n').join('');

  // [{line, values}], the header among them; empty lines are left out. null: a quote is left open.
  const read = (text) => {
    const rows = [];
    let at = text.startsWith('\uFEFF') ? 1 : 0;
    let line = 1;
    const upTo = (signs) => {
      const begin = at;
      while (at < text.length && !signs.includes(text[at])) ++at;
      return text.slice(begin, at);
    };
    while (at < text.length) {
      const row = {line, values: []};
      for (;;) {
        let value = '';
        if (text[at] === '"') {
          for (++at; ; ++at) {
            if (at >= text.length) return null;
            if (text[at] === '\n') ++line;
            if (text[at] !== '"') value += text[at];
            else if (text[at + 1] === '"') value += text[++at];
            else break;
          }
          ++at;
        }
        value += upTo(',\r\n');
        row.values.push(undefused(value));
        if (text[at] !== ',') break;
        ++at;
      }
      if (text[at] === '\r') ++at;
      if (text[at] === '\n') ++at;
      ++line;
      if (row.values.length > 1 || row.values[0] !== '') rows.push(row);
    }
    return rows;
  };

  // Spreadsheets save in these; bytes that are no UTF-8 are GB18030, as the program takes them.
  const decode = (bytes) => {
    const head = new Uint8Array(bytes.slice(0, 2));
    if (head[0] === 0xFF && head[1] === 0xFE) return new TextDecoder('utf-16le').decode(bytes);
    if (head[0] === 0xFE && head[1] === 0xFF) return new TextDecoder('utf-16be').decode(bytes);
    try {
      return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    } catch {
      return new TextDecoder('gb18030').decode(bytes);
    }
  };
  return {defused, undefused, write, read, decode};
})();
