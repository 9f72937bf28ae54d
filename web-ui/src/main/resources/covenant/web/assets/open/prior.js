// The fifth step: what the sponsor thinks before anybody trades, with sliders, and drawn.

import { html, live, nothing, svg } from '../lib/lit.js';
import { decimal } from '../format/number.js';
import { describedBy } from '../form/fields.js';
import { hasRange, levelAt, levelText, levelValue, withShare } from './draft.js';

/** The sponsor's opening guess. */
export function priorStep(form) {
  const { values } = form;
  const ready = values.metric !== 'scalar' || hasRange(values);
  return html`<p class="hint">The prices with which the market opens. A guess far from even costs a larger subsidy, and a wrong one is a gift to whoever knows better. If you do not know, leave it even.</p>
    <div class="prior"><div class="entries">
      ${values.conditions.length > 1 ? html`<fieldset class="sliders" id=${form.idOf('prior')} tabindex="-1"><legend>How likely is each condition?</legend>
        ${values.conditions.map((name, i) => slider(form, `chance-${i}`, name, i, values.chances[i], (value) => form.set('chances', withShare(values.chances, i, value))))}</fieldset>` : nothing}
      ${!ready ? html`<p class="soft">Give the metric its range first.</p>` : values.metric === 'categorical' ? values.conditions.map((name, c) => splitSliders(form, name, c)) : levelSliders(form)}
      <p class="wrong" id=${form.idOf('prior') + '-wrong'} ?hidden=${!form.error('prior')}>${form.error('prior') ?? nothing}</p>
    </div>${ready ? picture(values) : nothing}</div>`;
}

function slider(form, name, label, colour, value, set, field = null) {
  const id = form.idOf(name);
  return html`<div class="slider"><label for=${id}><span class="swatch" data-colour=${colour} aria-hidden="true"></span><bdi>${label || '…'}</bdi></label>
    <input id=${id} type="range" min="0.1" max="99.9" step="0.1" .value=${live(String(value))} aria-describedby=${describedBy(form, 'prior', null)} @input=${(event) => set(Number(event.target.value))}>
    ${field ?? html`<span class="with-unit"><input type="text" inputmode="decimal" maxlength="5" autocomplete="off" aria-label=${`${label}, per cent`} .value=${decimal(value, 1)}
      @change=${(event) => { const typed = Number(event.target.value); if (typed > 0 && typed < 100) set(typed); else form.changed(null); event.target.value = decimal(value, 1); }}><span class="unit">%</span></span>`}</div>`;
}

function levelSliders(form) {
  const { values } = form;
  const scalar = values.metric === 'scalar';
  const set = (i) => (value) => form.set('levels', values.levels.map((each, other) => (other === i ? Math.min(99.9, Math.max(0.1, value)) : each)));
  return html`<fieldset class="sliders"><legend>${scalar ? `What do you expect${values.unit ? ` (${values.unit})` : ''}, if …` : 'How likely is “yes”, if …'}</legend>
    ${values.conditions.map((name, i) => slider(form, `level-${i}`, name, i, values.levels[i], set(i), scalar ? valueField(form, name, i, set(i)) : null))}</fieldset>`;
}

function valueField(form, name, i, set) {
  return html`<span class="with-unit"><input type="text" inputmode="decimal" maxlength="14" autocomplete="off" aria-label=${`Expected if ${name}`} .value=${levelText(form.values, i).replace(/,/g, '')}
    @change=${(event) => { const level = levelAt(form.values, event.target.value); if (level !== null) set(level); else form.changed(null); event.target.value = levelText(form.values, i).replace(/,/g, ''); }}></span>`;
}

function splitSliders(form, name, c) {
  const { values } = form;
  return html`<fieldset class="sliders"><legend>If <bdi>${name || '…'}</bdi></legend>${values.outcomes.map((outcome, o) => slider(form, `split-${c}-${o}`, outcome, o, values.splits[c][o],
    (value) => form.set('splits', values.splits.map((each, other) => (other === c ? withShare(each, o, value) : each)))))}</fieldset>`;
}

/** Each condition is a column as wide as it is likely, filled as high as what is expected in it; the dashed line is the actor's token. */
function picture(values) {
  const width = 320;
  const height = 150;
  let x = 0;
  const columns = values.conditions.map((name, i) => {
    const column = { name, i, x, width: (values.chances[i] / 100) * width };
    x += column.width;
    return column;
  });
  const categorical = values.metric === 'categorical';
  const token = values.conditions.reduce((sum, _, i) => sum + (values.chances[i] / 100) * (values.levels[i] / 100), 0);
  return html`<figure class="mosaic"><svg viewBox=${`-2 -2 ${width + 4} ${height + 4}`} role="img" aria-label=${alternative(values)}>
      ${columns.map((each) => (categorical ? stack(each, values.splits[each.i], height) : filled(each, values.levels[each.i] / 100, height)))}
      ${categorical ? nothing : svg`<line class="token-line" x1="-2" x2=${width + 2} y1=${height * (1 - token)} y2=${height * (1 - token)}></line>`}</svg>
    <figcaption>Width: how likely a condition is. ${categorical ? 'Bands: its outcomes, the first at the bottom.' : html`Height: what is expected in it, from ${edge(values, 0)} to ${edge(values, 1)}. Dashed: over all conditions, <b>${tokenText(values, token)}</b>.`}</figcaption></figure>`;
}

function filled({ i, x, width }, level, height) {
  return svg`<g data-colour=${i}><rect class="column" x=${x} y="0" width=${width} height=${height}></rect><rect class="fill" x=${x} y=${height * (1 - level)} width=${width} height=${height * level}></rect></g>`;
}

function stack({ x, width }, split, height) {
  let y = height;
  return split.map((each, o) => {
    y -= (each / 100) * height;
    return svg`<rect class="fill band" data-colour=${o % 8} x=${x} y=${y} width=${width} height=${(each / 100) * height}></rect>`;
  });
}

function edge(values, end) {
  if (values.metric === 'binary') return end ? '100%' : '0%';
  return end ? values.high : values.low;
}

function tokenText(values, token) {
  if (values.metric === 'binary') return decimal(token * 100, 1) + '%';
  const [low, high] = [Number(values.low.replace(/,/g, '')), Number(values.high.replace(/,/g, ''))];
  return decimal(low + token * (high - low), 3) + (values.unit ? ' ' + values.unit : '');
}

function alternative(values) {
  const each = values.conditions.map((name, i) => `${name} ${decimal(values.chances[i], 1)}%, ` + (values.metric === 'categorical'
    ? values.outcomes.map((outcome, o) => `${outcome} ${decimal(values.splits[i][o], 1)}%`).join(' ')
    : `expected ${values.metric === 'scalar' ? levelValue(values, i) : levelText(values, i)}`));
  return `The opening guess: ${each.join('; ')}.`;
}
