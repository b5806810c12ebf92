(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const zh = data.language === 'zh';
  const say = (a, b) => (zh ? a : b);
  const rowsOfPage = 100;
  const severities = {
    error: say('错误', 'error'), warning: say('警告', 'warning'), notice: say('提示', 'notice'),
  };

  // Text from reports only ever becomes text nodes.
  const make = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children.map((child) => (child instanceof Node ? child : String(child))));
    return node;
  };
  const draw = (name, attributes, ...children) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  const report = (index) => data.reports[index];
  const labelOf = (cell) => data.names[cell.label];
  const ruleWord = (finding) => data.rules[finding.rule] || finding.rule;
  const word = (name) => data.words[name] || name;
  const pictureOf = (index, page) => data.pictures[index + ':' + page];

  // Part of a page's picture with boxes on it; everything is in points of the page.
  const picture = (image, cells, view, className, label) => {
    const svg = draw('svg', {viewBox: view.join(' '), class: className, role: 'img', 'aria-label': label});
    svg.append(draw('image', {href: image.file, x: 0, y: 0, width: image.width, height: image.height}));
    for (const cell of cells) {
      const box = draw('rect', {x: cell.box[0], y: cell.box[1], width: cell.box[2] - cell.box[0],
        height: cell.box[3] - cell.box[1], class: 'box'});
      box.append(draw('title', {}, document.createTextNode(labelOf(cell) + ': ' + cell.raw)));
      svg.append(box);
    }
    return svg;
  };

  // A cell with some of what is around it, so that a person sees which of the table it is.
  const cropOf = (cell) => {
    const image = cell.box && pictureOf(cell.report, cell.page);
    if (!image) return null;
    const edge = Math.max(4, (cell.box[3] - cell.box[1]) / 3);
    const view = [cell.box[0] - edge, cell.box[1] - edge,
      cell.box[2] - cell.box[0] + 2 * edge, cell.box[3] - cell.box[1] + 2 * edge];
    return picture(image, [cell], view, 'crop', labelOf(cell));
  };
  const corrections = makeCorrections({data, say, make, labelOf, word, crop: cropOf});

  const detail = document.getElementById('detail');
  const pageText = (page) => (page ? say('第 ' + page + ' 页', 'page ' + page) : '');
  const open = (finding, opener) => {
    const cells = finding.cells.map((index) => data.cells[index]);
    const close = make('button', {type: 'button', class: 'print-hidden'}, say('关闭', 'Close'));
    const title = make('h2', {tabindex: '-1'}, ruleWord(finding) + ' · ' + severities[finding.severity]);
    detail.replaceChildren(title, close);
    const facts = [[say('文件', 'Source'), report(finding.report).source],
      [say('机关', 'Body'), report(finding.report).agency],
      [say('年度', 'Year'), report(finding.report).year || '']];
    if (finding.other >= 0) facts.push([say('对照', 'Against'), report(finding.other).source]);
    facts.push([say('应为', 'Expected'), finding.expected], [say('实为', 'Actual'), finding.actual],
      [say('页', 'Page'), finding.page || '']);
    const list = make('table', {});
    for (const [name, value] of facts) {
      if (value !== '') list.append(make('tr', {}, make('th', {scope: 'row'}, name), make('td', {}, value)));
    }
    detail.append(make('p', {class: 'identity'}, finding.message), list);
    const places = new Map();
    if (finding.page) places.set(finding.report + ':' + finding.page, [finding.report, finding.page]);
    for (const cell of cells) {
      if (cell.page) places.set(cell.report + ':' + cell.page, [cell.report, cell.page]);
    }
    let shown = 0;
    for (const [index, page] of places.values()) {
      const image = pictureOf(index, page);
      if (!image) continue;
      const boxes = cells.filter((cell) => cell.report === index && cell.page === page && cell.box);
      const name = report(index).source + ' ' + pageText(page);
      detail.append(make('h3', {}, name), picture(image, boxes, [0, 0, image.width, image.height], 'picture', name));
      ++shown;
    }
    if (places.size && !shown) {
      detail.append(make('p', {class: 'faint'}, say('没有页面图片：文件不在原处或无法绘制', 'No picture: the file is not where it was, or cannot be drawn')));
    }
    if (cells.length) {
      const table = make('table', {}, make('tr', {}, make('th', {}, say('字段', 'Field')),
        make('th', {class: 'number'}, say('印作', 'Printed')), make('th', {}, say('状态', 'State')),
        make('th', {}, say('页', 'Page')), make('th', {class: 'print-hidden'}, say('更正', 'Correct'))));
      for (const cell of cells) {
        const place = make('td', {class: 'print-hidden'}, corrections.buttonFor(cell));
        corrections.watch(() => { if (place.isConnected) place.replaceChildren(corrections.buttonFor(cell)); });
        table.append(make('tr', {}, make('td', {}, labelOf(cell), make('div', {class: 'faint wide'}, data.names[cell.field])),
          make('td', {class: 'number short'}, cell.raw),
          make('td', {class: 'short'}, word(cell.state) + (cell.review ? say('，待复核', ', to be reviewed') : '')),
          make('td', {}, cell.page || ''), place));
      }
      detail.append(make('div', {class: 'scroll'}, table));
    }
    detail.hidden = false;
    close.addEventListener('click', () => { detail.hidden = true; opener.focus(); });
    title.focus();
    detail.scrollIntoView();
  };

  // A list: controls, a table of at most a hundred rows at a time, and a pager. Returns what draws it
  // anew.
  const list = (section, rows, columns, filters) => {
    const state = {text: '', sort: -1, down: false, page: 0, chosen: filters.map(() => '')};
    const controls = make('div', {class: 'controls', role: 'search'});
    const body = make('tbody');
    const head = make('tr');
    const pager = make('div', {class: 'pager'});
    const texts = rows.map((row) => columns.map((column) => column.text(row)).join('\n').toLowerCase());
    let shown = [];
    const render = () => {
      const pages = Math.max(1, Math.ceil(shown.length / rowsOfPage));
      state.page = Math.min(state.page, pages - 1);
      const from = state.page * rowsOfPage;
      body.replaceChildren(...shown.slice(from, from + rowsOfPage).map((index) => {
        const row = rows[index];
        return make('tr', {}, ...columns.map((column) => {
          const cell = make('td', {class: column.style || ''});
          cell.append(column.node ? column.node(row) : String(column.text(row)));
          return cell;
        }));
      }));
      const step = (by, name) => {
        const button = make('button', {type: 'button'}, name);
        button.disabled = state.page + by < 0 || state.page + by >= pages;
        button.addEventListener('click', () => { state.page += by; render(); });
        return button;
      };
      pager.replaceChildren(step(-1, say('上一页', 'Previous')), step(1, say('下一页', 'Next')),
        make('span', {role: 'status', class: 'count'}, say(`${shown.length} 行，第 ${state.page + 1} / ${pages} 页`,
          `${shown.length} rows, page ${state.page + 1} of ${pages}`)));
      columns.forEach((column, index) => {
        const sorted = state.sort !== index ? 'none' : state.down ? 'descending' : 'ascending';
        head.children[index].setAttribute('aria-sort', sorted);
      });
    };
    const choose = () => {
      const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
      shown = [];
      rows.forEach((row, index) => {
        if (filters.some((filter, at) => state.chosen[at] && String(filter.value(row)) !== state.chosen[at])) return;
        if (words.every((word) => texts[index].includes(word))) shown.push(index);
      });
      if (state.sort >= 0) {
        const column = columns[state.sort];
        const sign = state.down ? -1 : 1;
        const collator = new Intl.Collator(zh ? 'zh' : 'en', {numeric: true});
        const keys = new Map(shown.map((index) => [index, column.text(rows[index])]));
        shown.sort((a, b) => {
          const x = keys.get(a);
          const y = keys.get(b);
          return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(x, y)) || a - b;
        });
      }
      state.page = 0;
      render();
    };
    const search = make('input', {type: 'search'});
    search.addEventListener('input', () => { state.text = search.value; choose(); });
    controls.append(make('label', {}, say('查找', 'Search'), search));
    filters.forEach((filter, at) => {
      const values = [...new Set(rows.map((row) => String(filter.value(row))))].filter(Boolean).sort();
      const select = make('select', {}, make('option', {value: ''}, say('全部', 'all')),
        ...values.map((value) => make('option', {value}, filter.word ? filter.word(value) : value)));
      select.addEventListener('change', () => { state.chosen[at] = select.value; choose(); });
      controls.append(make('label', {}, filter.name, select));
    });
    columns.forEach((column, index) => {
      const button = make('button', {type: 'button'}, column.name);
      button.addEventListener('click', () => {
        state.down = state.sort === index && !state.down;
        state.sort = index;
        choose();
      });
      head.append(make('th', {scope: 'col', class: column.style || ''}, button));
    });
    section.append(controls, make('div', {class: 'scroll list'}, make('table', {}, make('thead', {}, head), body)), pager);
    choose();
    return render;
  };

  const yearOf = (row) => row.year || '';
  list(document.getElementById('findings'), data.findings, [
    {name: say('程度', 'Severity'), style: 'short', text: (row) => severities[row.severity],
      node: (row) => make('span', {class: row.severity}, severities[row.severity])},
    {name: say('规则', 'Rule'), style: 'rule', text: ruleWord},
    {name: say('机关', 'Body'), style: 'name', text: (row) => report(row.report).agency},
    {name: say('年度', 'Year'), style: 'short', text: (row) => report(row.report).year || ''},
    {name: say('说明', 'Message'), style: 'name message', text: (row) => row.message, node: (row) => {
      const button = make('button', {type: 'button', class: 'open'}, row.message);
      button.addEventListener('click', () => open(row, button));
      return button;
    }},
    {name: say('文件', 'Source'), text: (row) => report(row.report).source, style: 'source wide'},
    {name: say('页', 'Page'), text: (row) => row.page || '', style: 'number wide'},
  ], [
    {name: say('程度', 'Severity'), value: (row) => row.severity, word: (value) => severities[value]},
    {name: say('规则', 'Rule'), value: ruleWord},
    {name: say('年度', 'Year'), value: (row) => report(row.report).year || ''},
  ]);
  list(document.getElementById('reports'), data.reports, [
    {name: say('机关', 'Body'), style: 'name', text: (row) => row.agency},
    {name: say('年度', 'Year'), style: 'short', text: yearOf},
    {name: say('状态', 'Status'), style: 'short', text: (row) => word(row.status)},
    {name: say('错误', 'Errors'), text: (row) => row.errors, style: 'number'},
    {name: say('警告', 'Warnings'), text: (row) => row.warnings, style: 'number'},
    {name: say('待复核', 'Review'), text: (row) => row.review, style: 'number'},
    {name: say('文件', 'Source'), text: (row) => row.source, style: 'source wide'},
  ], [
    {name: say('状态', 'Status'), value: (row) => word(row.status)},
    {name: say('年度', 'Year'), value: yearOf},
  ]);
  corrections.watch(list(document.getElementById('cells'), data.cells.filter((cell) => cell.review), [
    {name: say('图', 'Picture'), text: () => '', node: (cell) => {
      return cropOf(cell) || document.createTextNode('—');
    }},
    {name: say('数值', 'Value'), style: 'number value', text: (cell) => cell.value,
      node: (cell) => document.createTextNode(cell.value || word(cell.state))},
    {name: say('印作', 'Printed'), text: (cell) => cell.raw, style: 'printed'},
    {name: say('字段', 'Field'), text: labelOf, style: 'name'},
    {name: say('更正', 'Correct'), text: () => '', style: 'short', node: corrections.buttonFor},
    {name: say('文件', 'Source'), text: (cell) => report(cell.report).source, style: 'source'},
    {name: say('页', 'Page'), text: (cell) => cell.page || '', style: 'number'},
  ], [{name: say('文件', 'Source'), value: (cell) => report(cell.report).source}]));

  const tabs = [...document.querySelectorAll('nav button')];
  const show = (tab) => {
    detail.hidden = true;
    document.getElementById('editor').hidden = true;
    for (const other of tabs) {
      other.setAttribute('aria-selected', String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      document.getElementById(other.dataset.section).hidden = other !== tab;
    }
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', (event) => {
      const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (!by) return;
      const next = tabs[(index + by + tabs.length) % tabs.length];
      show(next);
      next.focus();
    });
  });
  show(tabs[0]);
})();
