"""The little JavaScript with which a test looks at the page."""

# The notebook's own record of its cells: those far away from the window are not on the page.
CELLS = "[...window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells]"

# All cells in order: [kind, source] each.
SOURCES = f"""() => {CELLS}.map(cell => [cell.cell_type, cell.getSource()])"""

# Every code cell that holds something has come to its end, or one has failed (then the rest does not run).
ALL_RUN = f"""() => {{
  const cells = {CELLS}.filter(cell => cell.cell_type === 'code' && cell.getSource().trim());
  const failed = cells.some(cell => cell.getOutputs().some(output => output.output_type === 'error'));
  return failed || cells.every(cell => cell.execution_count !== null && cell.executionState !== 'running');
}}"""

# The number of a cell that has come to its end, else null.
COUNT = f"""place => {{
  const cell = {CELLS}[place];
  return cell.executionState === 'running' ? null : cell.execution_count;
}}"""

# The outputs that a cell holds, as they would be saved.
OUTPUTS = f"""place => {CELLS}[place].getOutputs()"""

IDLE = """() => /\\| Idle/.test((document.querySelector('#jp-main-statusbar') || {innerText: ''}).innerText)"""

# What a picture shows, as text that differs when its pixels do; null while it is not drawn yet.
LOOKS = """img => {
  if (!img.complete || !img.naturalWidth) return null;
  const size = {width: img.naturalWidth, height: img.naturalHeight};
  const canvas = Object.assign(document.createElement('canvas'), size);
  canvas.getContext('2d').drawImage(img, 0, 0);
  return canvas.toDataURL();
}"""

LOOKS_DIFFERENT = f"([img, before]) => {{ const now = ({LOOKS})(img); return now && now !== before; }}"

# How tall the window must be to show the notebook's first cell and its last.
HEIGHT = """() => {
  const panel = document.querySelector('.jp-WindowedPanel-outer');
  panel.scrollTop = 0;
  const bottoms = [...panel.querySelectorAll('.jp-Cell')].map(cell => cell.getBoundingClientRect().bottom);
  return Math.max(...bottoms);
}"""

# Go to the notebook's last cell. Before the cells in between have been drawn their heights are guesses, and the end of what
# can be scrolled may lie far below that cell: so it is the cell that is asked for.
TO_THE_END = """() => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  return notebook.scrollToItem(notebook.widgets.length - 1, 'end');
}"""

# Whether the end of the last cell is drawn and in sight, but for a few pixels.
AT_THE_END = """() => {
  const panel = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  const last = window.jupyterapp.shell.currentWidget.content.widgets.at(-1).node;
  const box = last.getBoundingClientRect();
  return last.isConnected && box.height > 0 && box.bottom > panel.top && box.bottom < panel.bottom + 20;
}"""

CHANGE_THEME = """theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"""

# What no page may show, one sentence each.
TROUBLES = """() => {
  const found = [];
  const page = document.querySelector('.jp-Notebook');
  for (const words of ['Error displaying widget', 'Error creating widget', 'Click to show javascript error',
    'Failed to create view', 'model not found', 'Loading widget', 'Math Processing Error'])
    if (page.textContent.includes(words)) found.push(words);
  const badMath = 'mjx-merror, [data-mjx-error], mjx-container [style*="color: red"]';
  for (const error of page.querySelectorAll(badMath))
    found.push('mathematics that could not be typeset: ' + error.closest('mjx-container').textContent);
  for (const prose of page.querySelectorAll('.jp-RenderedHTMLCommon, .widget-html-content')) {
    const words = prose.cloneNode(true);
    words.querySelectorAll('pre, code, mjx-container, style, script').forEach(part => part.remove());
    const raw = words.textContent.match(/.{0,40}(\\$|\\\\[a-zA-Z(\\[]).{0,40}/);
    if (raw) found.push('mathematics left as it was typed: ' + raw[0]);
  }
  for (const image of page.querySelectorAll('img'))
    if (image.complete && !image.naturalWidth) found.push('a broken picture');
  const boxes = ['.jp-OutputArea-output', '.jp-RenderedMarkdown'].flatMap(box => [box, box + ' *']).join();
  for (const box of page.querySelectorAll(boxes)) {
    const hidden = !box.offsetParent || box.closest('mjx-container, .jp-InputArea-editor, .noUi-target');
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
    const beyond = box.scrollWidth - box.clientWidth;
    if (!hidden && scrolls && beyond > 1)
      found.push(`sideways scrolling by ${beyond} px in ${box.localName}.${box.className}: ${box.textContent.slice(0, 60)}`);
    const widget = box.matches('.widget-html, .widget-htmlmath, .widget-box');
    if (!hidden && widget && getComputedStyle(box).overflowY !== 'visible' && box.scrollHeight > box.clientHeight + 4)
      found.push(`${box.scrollHeight - box.clientHeight} px cut off below in: ${box.textContent.slice(0, 80)}`);
  }
  return [...new Set(found)];
}"""

# Watch a picture from now on: window.seen collects the time and the look of each new one.
WATCH = f"""img => {{
  window.seen = [];
  new MutationObserver(async () => {{
    const source = img.src;
    await img.decode().catch(() => null);
    if (source === img.src) window.seen.push([performance.now(), ({LOOKS})(img)]);
  }}).observe(img, {{attributes: true, attributeFilter: ['src']}});
}}"""
