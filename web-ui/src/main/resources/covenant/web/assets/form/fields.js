// Controls with their label, a hint and what is wrong, tied together for whoever does not see them side by side.

import { html, live, nothing } from '../lib/lit.js';
import { day } from '../format/time.js';
import { UNITS, split } from './times.js';

function frame(form, name, { label, hint, optional }, control) {
  const id = form.idOf(name);
  const error = form.error(name);
  return html`<div class="field entry" data-wrong=${error ? 'yes' : nothing}>
    <label for=${id}>${label}${optional ? html` <span class="optional">optional</span>` : nothing}</label>
    ${control}
    ${hint ? html`<p class="hint" id=${id + '-hint'}>${hint}</p>` : nothing}
    <p class="wrong" id=${id + '-wrong'} ?hidden=${!error}>${error ?? nothing}</p></div>`;
}

/** The ids of what describes a control. */
export function describedBy(form, name, hint) {
  const id = form.idOf(name);
  return [hint && id + '-hint', form.error(name) && id + '-wrong'].filter(Boolean).join(' ') || nothing;
}

const invalid = (form, name) => (form.error(name) ? 'true' : nothing);

/** A line of text. suggest: texts to choose from while typing. unit: what stands behind it. */
export function line(form, name, options) {
  const { hint, type = 'text', numeric, most = 300, placeholder, suggest, unit, optional } = options;
  const id = form.idOf(name);
  const control = html`<input id=${id} type=${type} .value=${live(form.values[name] ?? '')} maxlength=${most} autocomplete="off"
    inputmode=${numeric ? 'decimal' : nothing} placeholder=${placeholder ?? nothing} list=${suggest ? id + '-list' : nothing} ?required=${!optional}
    spellcheck=${numeric ? 'false' : nothing} aria-describedby=${describedBy(form, name, hint)} aria-invalid=${invalid(form, name)}
    @input=${(event) => form.set(name, event.target.value)} @change=${() => form.leave(name)}>
    ${suggest ? html`<datalist id=${id + '-list'}>${suggest.map((each) => html`<option value=${each}></option>`)}</datalist>` : nothing}`;
  return frame(form, name, options, unit ? html`<div class="with-unit">${control}<span class="unit">${unit}</span></div>` : control);
}

/** Several lines of text. */
export function lines(form, name, options) {
  const { hint, rows = 3, most = 4000, placeholder, optional } = options;
  return frame(form, name, options, html`<textarea id=${form.idOf(name)} rows=${rows} maxlength=${most} placeholder=${placeholder ?? nothing} ?required=${!optional}
    .value=${live(form.values[name] ?? '')} aria-describedby=${describedBy(form, name, hint)} aria-invalid=${invalid(form, name)}
    @input=${(event) => form.set(name, event.target.value)} @change=${() => form.leave(name)}></textarea>`);
}

/** One of a few. choices: [value, text]. */
export function pick(form, name, options) {
  const { hint, choices } = options;
  return frame(form, name, options, html`<select id=${form.idOf(name)} aria-describedby=${describedBy(form, name, hint)} aria-invalid=${invalid(form, name)}
    @change=${(event) => { form.set(name, event.target.value); form.leave(name); }}>
    ${choices.map(([value, text]) => html`<option value=${value} ?selected=${(form.values[name] ?? '') === value}>${text}</option>`)}</select>`);
}

/** Yes or no. */
export function tick(form, name, { label, hint }) {
  const id = form.idOf(name);
  return html`<div class="field entry"><div class="tick"><input type="checkbox" id=${id} .checked=${live(Boolean(form.values[name]))} aria-describedby=${describedBy(form, name, hint)}
    @change=${(event) => form.set(name, event.target.checked)}><label for=${id}>${label}</label></div>
    ${hint ? html`<p class="hint" id=${id + '-hint'}>${hint}</p>` : nothing}
    <p class="wrong" id=${id + '-wrong'} ?hidden=${!form.error(name)}>${form.error(name) ?? nothing}</p></div>`;
}

/** Several of many, as boxes to tick. choices: [value, text]; the value is the list of those that are ticked. */
export function some(form, name, { label, hint, choices }) {
  const id = form.idOf(name);
  const chosen = form.values[name] ?? [];
  const error = form.error(name);
  return html`<fieldset class="some entry" id=${id} tabindex="-1" data-wrong=${error ? 'yes' : nothing} aria-describedby=${describedBy(form, name, hint)}><legend>${label}</legend>
    ${choices.map(([value, text]) => html`<label class="tick"><input type="checkbox" .checked=${live(chosen.includes(value))}
      @change=${(event) => form.set(name, event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))}> <bdi>${text}</bdi></label>`)}
    ${hint ? html`<p class="hint" id=${id + '-hint'}>${hint}</p>` : nothing}
    <p class="wrong" id=${id + '-wrong'} ?hidden=${!error}>${error ?? nothing}</p></fieldset>`;
}

/** A moment, in UTC as everywhere on the pages. offers: [text, milliseconds from now]. */
export function time(form, name, options) {
  const { hint, offers = [], now, optional } = options;
  const value = form.values[name] ?? '';
  const set = (ms) => { form.set(name, new Date(ms).toISOString().slice(0, 16)); form.leave(name); };
  return frame(form, name, { ...options, label: html`${options.label} <span class="optional">UTC</span>` }, html`<input id=${form.idOf(name)} type="datetime-local" .value=${live(value)} ?required=${!optional}
    aria-describedby=${describedBy(form, name, hint)} aria-invalid=${invalid(form, name)}
    @input=${(event) => form.set(name, event.target.value)} @change=${() => form.leave(name)}>
    ${offers.length > 0 ? html`<div class="offers">${offers.map(([text, ms]) => html`<button type="button" class="quiet" aria-label=${`${text} from now, ${day(now + ms)}`} @click=${() => set(now + ms)}>${text}</button>`)}
      ${optional && value ? html`<button type="button" class="quiet" @click=${() => form.set(name, '')}>Clear</button>` : nothing}</div>` : nothing}`);
}

/** A length of time: a number and its unit. The value is such as "72 h". */
export function span(form, name, options) {
  const { hint } = options;
  const id = form.idOf(name);
  const [size, unit] = split(form.values[name] ?? '');
  return frame(form, name, options, html`<div class="with-unit"><input id=${id} type="text" inputmode="decimal" maxlength="9" autocomplete="off" .value=${live(size)}
    aria-describedby=${describedBy(form, name, hint)} aria-invalid=${invalid(form, name)}
    @input=${(event) => form.set(name, `${event.target.value.trim()} ${unit}`)} @change=${() => form.leave(name)}>
    <select aria-label=${`Unit of: ${options.plain ?? options.label}`} @change=${(event) => form.set(name, `${size} ${event.target.value}`)}>
      ${UNITS.map(([key, text]) => html`<option value=${key} ?selected=${key === unit}>${text}</option>`)}</select></div>`);
}
