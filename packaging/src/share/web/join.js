// SPDX-License-Identifier: Apache-2.0
// Asks the relay for a new address and shows its link; without this the form does so in a plainer way.
'use strict';

const form = document.getElementById('new');
const button = form.querySelector('button');
const wait = document.getElementById('wait');

const show = (id, visible) => document.getElementById(id).hidden = !visible;

const draw = (svg, text) => {
  const rows = qrCode(text);
  if (!rows) return svg.remove();
  const quiet = 4;
  const side = rows.length + 2 * quiet;
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', rows.flatMap((row, y) =>
      row.map((dark, x) => dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')).join(''));
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.append(path);
};

const welcome = link => {
  document.getElementById('open').href = link;
  document.getElementById('invitation').textContent = link;
  draw(document.getElementById('qr'), link);
  show('why', false);
  form.hidden = true;
  show('made', true);
  document.getElementById('open').focus();
};

const pause = seconds => {
  button.disabled = seconds > 0;
  wait.textContent = seconds;
  if (seconds > 0) setTimeout(pause, 1000, seconds - 1);
};

/** Too many just now, none at all, or what nobody thought of. */
const refuse = answer => {
  const tooMany = answer.status === 429;
  show(tooMany ? 'busy' : answer.status === 503 ? 'closed' : 'failed', true);
  show('wait', tooMany);
  pause(Math.max(Math.ceil(answer.headers.get('Retry-After')) || 1, 1));
};

form.addEventListener('submit', async event => {
  event.preventDefault();
  button.disabled = true;
  ['busy', 'closed', 'failed', 'wait'].forEach(id => show(id, false));
  try {
    const answer = await fetch(form.action, {method: 'POST', credentials: 'omit', cache: 'no-store'});
    if (!answer.ok) return refuse(answer);
    const link = String((await answer.json()).dclogin_url);
    if (!link.startsWith('dclogin:')) throw new Error('no link');
    welcome(link);
  } catch {
    show('failed', true);
    pause(1);
  }
});
