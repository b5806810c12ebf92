// corrections.csv (docs/corrections.md): what a reviewer finds, entered cell by cell, loaded from a
// file and saved as one. Nothing leaves the page but that file.
const makeCorrections = ({data, say, make, labelOf, word, crop}) => {
  const columns = ['source', 'sha256', 'field', 'value', 'by', 'reason', 'date'];
  const section = document.getElementById('corrections');
  const tab = document.getElementById('tab-corrections');
  const editor = document.getElementById('editor');
  const entries = [];  // {source, sha256, field, value, by, reason, date, …further columns of a file}
  const further = [];  // names of those
  const watchers = [];
  let person = '';  // for as long as the page is open
  let unsaved = false;
  let message = '';

  const sourceOf = (report) => report.name ?? report.source;
  const isOf = (entry, report) => (entry.source ? entry.source === sourceOf(report) : entry.sha256 === report.sha256) &&
    (!entry.sha256 || entry.sha256 === report.sha256);
  const find = (cell) => entries.find((entry) => entry.field === data.names[cell.field] &&
    isOf(entry, data.reports[cell.report]));

  // The rule of the program's reader: plain decimal of at most 18 digits, blank or nil.
  const valueProblem = (value) => {
    if (value === 'blank' || value === 'nil') return '';
    const parts = /^[+-]?([0-9]+)(?:\.([0-9]+))?$/.exec(value);
    const fraction = parts && (parts[2] || '').replace(/0+$/, '');
    if (parts && (parts[1] + fraction).replace(/^0+/, '').length <= 18 && fraction.length <= 18) return '';
    return say('须是数（如 7730.28，至多 18 位），或 blank（空白）、nil（横线）',
      'must be a plain number such as 7730.28 (at most 18 digits), blank (an empty cell) or nil (a dash)');
  };
  const problemOf = (entry) => {
    if (!entry.source && !entry.sha256) return say('没有指明报告', 'it names no report');
    if (entry.sha256 && !/^[0-9a-f]{64}$/.test(entry.sha256)) return say('sha256 须是 64 位小写十六进制数', 'sha256 must be 64 lower-case hexadecimal digits');
    if (!entry.field) return say('没有字段', 'it names no field');
    const value = valueProblem(entry.value);
    if (value) return `value "${entry.value}" ${value}`;
    if (!entry.by) return say('没有写明谁作的更正', 'it does not say who corrects');
    if (entry.date && !/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/.test(entry.date)) return say('日期须写成 2026-01-31', 'the date must be written as 2026-01-31');
    return '';
  };

  // Entries of a file; a text says what is wrong with it.
  const parse = (text, name) => {
    const rows = csv.read(text);
    if (!rows) return say(`${name}：引号没有结束`, `${name}: a quote is not closed`);
    if (!rows.length) return [];
    const header = rows[0].values;
    const missing = ['field', 'value', 'by'].find((column) => !header.includes(column)) ||
      (header.includes('source') || header.includes('sha256') ? '' : 'source');
    if (missing) return say(`${name}:${rows[0].line}: 首行缺少列 ${missing}`, `${name}:${rows[0].line}: the first line has no column ${missing}`);
    const read = [];
    for (const {line, values} of rows.slice(1)) {
      const entry = Object.fromEntries(columns.map((column) => [column, '']));
      header.forEach((column, at) => { entry[column] = values[at] ?? ''; });
      const twice = read.some((other) => ['source', 'sha256', 'field'].every((key) => other[key] === entry[key]));
      const problem = problemOf(entry) || (twice ? say(`${entry.field} 已在上面更正过`, `${entry.field} is corrected above already`) : '');
      if (problem) return `${name}:${line}: ${problem}`;
      read.push(entry);
    }
    further.push(...header.filter((column) => column && !columns.includes(column) && !further.includes(column)));
    return read;
  };

  // Two entries for one cell would be refused: those that stand here already give way or stay.
  const isSame = (a, b) => a.field === b.field && data.reports.some((report) => isOf(a, report) && isOf(b, report));
  const isEqual = (a, b) => ['source', 'sha256', 'field'].every((key) => a[key] === b[key]);
  const load = (text, name) => {
    const read = parse(text, name);
    if (typeof read === 'string') return read;
    let kept = 0;
    for (const entry of read) {
      if (entries.some((own) => isEqual(own, entry) || isSame(own, entry))) ++kept;
      else entries.push(entry);
    }
    return say(`${name}：载入 ${read.length - kept} 条`, `${name}: entries loaded: ${read.length - kept}`) +
      (kept ? say(`；${kept} 条这里已有，以这里的为准`, `; already here, and kept as they are here: ${kept}`) : '');
  };

  const text = () => {
    const all = [...columns, ...further];
    const order = (entry) => [entry.source, entry.sha256, entry.field].join('\n');
    const sorted = [...entries].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
    return csv.write([all, ...sorted.map((entry) => all.map((column) => entry[column] ?? ''))], [1, 2, 3, 6]);
  };

  const changed = (status) => {
    message = status;
    render();
    watchers.forEach((watch) => watch());
  };
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };
  const put = (cell, value, reason) => {
    const report = data.reports[cell.report];
    const known = find(cell);
    const entry = known || {source: sourceOf(report), sha256: report.sha256, field: data.names[cell.field]};
    Object.assign(entry, {value, by: person, reason, date: today()});
    if (!known) entries.push(entry);
    unsaved = true;
    changed(say(`已记下：${labelOf(cell)} = ${value}`, `entered: ${labelOf(cell)} = ${value}`));
  };

  // What was read, as a value of the file; nothing where no value was read.
  const readValue = (cell) => ({number: cell.value, blank: 'blank', nil: 'nil'})[cell.state] || '';

  const edit = (cell, opener) => {
    const known = find(cell);
    const input = (value, attributes = {}) => {
      const node = make('input', {type: 'text', autocomplete: 'off', ...attributes});
      node.value = value;
      return node;
    };
    const read = readValue(cell);
    const value = input(known ? known.value : '', {id: 'correct-value', 'aria-describedby': 'correct-problem'});
    const by = input(known ? known.by : person, {id: 'correct-by'});
    const reason = input(known ? known.reason : '', {id: 'correct-reason'});
    const problem = make('p', {id: 'correct-problem', class: 'error', role: 'alert'});
    const button = (name, action, type = 'button') => {
      const node = make('button', {type}, name);
      if (action) node.addEventListener('click', action);
      return node;
    };
    const close = () => {
      editor.hidden = true;
      editor.replaceChildren();
      // The row may have been drawn anew.
      const again = opener.isConnected ? opener : document.querySelector(`[data-cell="${opener.dataset.cell}"]`);
      (again || tab).focus();
    };
    const form = make('form', {class: 'entry'});
    const give = (given) => () => { value.value = given; form.requestSubmit(); };
    form.append(
      make('label', {for: 'correct-value'}, say('正确的值', 'The right value'), value),
      make('label', {for: 'correct-by'}, say('姓名', 'Your name'), by),
      make('label', {for: 'correct-reason'}, say('理由（可空）', 'Reason (may be empty)'), reason), problem);
    const actions = make('div', {class: 'actions'}, button(say('记下', 'Enter'), null, 'submit'));
    if (read) actions.append(button(say(`所读无误：${read}`, `Confirm what was read: ${read}`), give(read)));
    actions.append(button(say('是空白', 'Is blank'), give('blank')), button(say('是横线', 'Is a dash'), give('nil')),
      button(say('取消', 'Cancel'), close));
    form.append(actions);
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const given = value.value.trim();
      const wrong = valueProblem(given);
      value.setAttribute('aria-invalid', String(Boolean(wrong)));
      by.setAttribute('aria-invalid', String(!by.value.trim()));
      if (wrong) {
        problem.textContent = say('值', 'The value ') + wrong;
        value.focus();
      } else if (!by.value.trim()) {
        problem.textContent = say('请写明谁作的更正', 'Say who corrects');
        by.focus();
      } else {
        person = by.value.trim();
        put(cell, given, reason.value.trim());
        close();
      }
    });
    form.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
    const title = make('h2', {}, say('更正', 'Correct') + ' · ' + labelOf(cell));
    editor.replaceChildren(title, make('p', {class: 'faint'}, data.reports[cell.report].source + ' · ' + data.names[cell.field]));
    const image = crop(cell);
    if (image) editor.append(image);
    editor.append(make('p', {}, say('读作：', 'Read as: '), make('strong', {}, read || word(cell.state)),
      cell.raw ? say('，印作：', ', printed: ') + cell.raw : ''), form);
    editor.hidden = false;
    editor.scrollIntoView({block: 'nearest'});
    value.focus();
  };

  // A button that opens the editor, and shows what was entered.
  const buttonFor = (cell) => {
    const known = find(cell);
    const node = make('button', {type: 'button', class: known ? 'entered print-hidden' : 'print-hidden',
      'data-cell': data.cells.indexOf(cell), 'aria-label': say('更正 ', 'Correct ') + labelOf(cell)},
    known ? '✓ ' + known.value : say('更正', 'Correct'));
    node.addEventListener('click', () => edit(cell, node));
    return node;
  };

  const render = () => {
    tab.textContent = say('更正', 'Corrections') + ' ' + entries.length;
    const file = make('input', {type: 'file', accept: '.csv,text/csv', id: 'correct-file'});
    file.addEventListener('change', async () => {
      const chosen = file.files[0];
      if (!chosen) return;
      changed(load(csv.decode(await chosen.arrayBuffer()), chosen.name));
      document.getElementById('correct-file').focus();
    });
    const save = make('button', {type: 'button', id: 'correct-save'}, say('保存 corrections.csv', 'Save corrections.csv'));
    save.disabled = !entries.length;
    save.addEventListener('click', () => {
      const url = URL.createObjectURL(new Blob([text()], {type: 'text/csv'}));
      const link = make('a', {href: url, download: 'corrections.csv'});
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60000);
      unsaved = false;
      changed(say('已保存；放进输出文件夹，再运行一次 gouji extract', 'Saved: put it into the output folder and run gouji extract again'));
      document.getElementById('correct-save').focus();
    });
    const body = make('tbody');
    entries.forEach((entry, at) => {
      const remove = make('button', {type: 'button', 'aria-label': say('删去 ', 'Remove ') + entry.field}, say('删去', 'Remove'));
      remove.addEventListener('click', () => {
        entries.splice(at, 1);
        unsaved = true;
        changed(say(`已删去 ${entry.field}`, `removed ${entry.field}`));
        tab.focus();
      });
      body.append(make('tr', {}, make('td', {class: 'source'}, entry.source || entry.sha256), make('td', {class: 'name'}, entry.field),
        make('td', {class: 'value'}, entry.value), make('td', {}, entry.by), make('td', {}, entry.reason),
        make('td', {class: 'short'}, entry.date), make('td', {class: 'print-hidden'}, remove)));
    });
    const head = make('tr', {}, ...[say('文件', 'Source'), say('字段', 'Field'), say('值', 'Value'), say('更正人', 'By'),
      say('理由', 'Reason'), say('日期', 'Date')].map((name) => make('th', {scope: 'col'}, name)), make('th', {class: 'print-hidden'}));
    section.replaceChildren(
      make('p', {}, say('在“待复核”和各条发现中更正。已有 corrections.csv 时请先载入，保存的文件会包括其中各条。',
        'Correct cells under To review and in findings. Load a corrections.csv that you have first: the saved file holds its entries too.')),
      make('div', {class: 'controls'}, make('label', {for: 'correct-file'}, say('载入已有的文件', 'Load a file'), file), save),
      make('p', {role: 'status', id: 'correct-status'}, message),
      make('div', {class: 'scroll list'}, make('table', {}, make('thead', {}, head), body)));
  };
  window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
  render();
  return {buttonFor, watch: (watcher) => watchers.push(watcher)};
};
