// SPDX-License-Identifier: Apache-2.0
// A QR code (ISO/IEC 18004): byte mode, error correction level L, versions 1 to 20, mask 0, which is as good as any
// where the text is not known beforehand.
'use strict';

/** Rows of modules, true where dark; null for more than 858 bytes. */
const qrCode = (() => {
  // For each version: check words in a block, and blocks (table 9).
  const CHECKS = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
  const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
  // Level L with mask 0, its check bits included (section 7.9).
  const FORMAT = 0x77c4;

  // Powers of 2 in the field of 256 elements, and their logarithms.
  const power = [];
  const log = [];
  for (let i = 0, x = 1; i < 255; i++) {
    power[i] = x;
    log[x] = i;
    x = x << 1 ^ (x & 128 ? 0x11d : 0);
  }
  const times = (a, b) => a && b ? power[(log[a] + log[b]) % 255] : 0;

  const checkWords = (data, count) => {
    let divisor = [1];
    for (let i = 0; i < count; i++) {
      divisor = [...divisor, 0].map((c, j) => c ^ times(divisor[j - 1] || 0, power[i]));
    }
    const rest = [...data, ...Array(count).fill(0)];
    data.forEach((_, i) => {
      const factor = rest[i];
      divisor.forEach((c, j) => rest[i + j] ^= times(c, factor));
    });
    return rest.slice(data.length);
  };

  const alignments = version => {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2;
    const step = Math.ceil((4 * version + 4) / (2 * count - 2)) * 2;
    const places = [6];
    for (let i = count - 2; i >= 0; i--) places.push(4 * version + 10 - i * step);
    return places;
  };

  /** All that is no data: null where data goes. */
  const frame = version => {
    const size = 4 * version + 17;
    const rows = Array.from({length: size}, () => Array(size).fill(null));
    const set = (x, y, dark) => {
      if (x >= 0 && y >= 0 && x < size && y < size) rows[y][x] = dark;
    };
    for (let i = 0; i < size; i++) {
      set(6, i, i % 2 === 0);
      set(i, 6, i % 2 === 0);
    }
    for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
      for (let y = -4; y <= 4; y++) {
        for (let x = -4; x <= 4; x++) {
          const ring = Math.max(Math.abs(x), Math.abs(y));
          set(cx + x, cy + y, ring !== 2 && ring !== 4);
        }
      }
    }
    const places = alignments(version);
    const last = places.length - 1;
    places.forEach((cy, j) => places.forEach((cx, i) => {
      if (i + j === 0 || (i === 0 && j === last) || (i === last && j === 0)) return;
      for (let y = -2; y <= 2; y++) {
        for (let x = -2; x <= 2; x++) set(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
      }
    }));
    for (let i = 0; i < 15; i++) {
      const dark = (FORMAT >> i & 1) === 1;
      set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, dark);
      set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, dark);
    }
    set(8, size - 8, true);
    if (version >= 7) {
      let rest = version << 12;
      for (let i = 17; i >= 12; i--) if (rest >> i & 1) rest ^= 0x1f25 << (i - 12);
      const bits = version << 12 | rest;
      for (let i = 0; i < 18; i++) {
        const dark = (bits >> i & 1) === 1;
        set(size - 11 + i % 3, Math.floor(i / 3), dark);
        set(Math.floor(i / 3), size - 11 + i % 3, dark);
      }
    }
    return rows;
  };

  const words = (bytes, version, total) => {
    const blocks = BLOCKS[version - 1];
    const checks = CHECKS[version - 1];
    const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
    const length = bytes.length.toString(16).padStart(version < 10 ? 2 : 4, '0');
    const data = ('4' + length + hex + '0').match(/../g).map(pair => parseInt(pair, 16));
    for (let pad = 0xec; data.length < total - blocks * checks; pad ^= 0xfd) data.push(pad);

    const short = Math.floor(total / blocks) - checks;
    const longs = total % blocks;
    const parts = [];
    for (let i = 0, at = 0; i < blocks; i++) {
      const end = at + short + (i < blocks - longs ? 0 : 1);
      parts.push(data.slice(at, end));
      at = end;
    }
    const inTurn = lists => {
      const all = [];
      for (let i = 0; i <= short + checks; i++) lists.forEach(list => i < list.length && all.push(list[i]));
      return all;
    };
    return [...inTurn(parts), ...inTurn(parts.map(part => checkWords(part, checks)))];
  };

  const fill = (rows, bits) => {
    const size = rows.length;
    let next = 0;
    let up = true;
    for (let right = size - 1; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5;
      for (let i = 0; i < size; i++) {
        const y = up ? size - 1 - i : i;
        for (const x of [right, right - 1]) {
          if (rows[y][x] === null) {
            const word = bits[next >> 3] || 0;
            rows[y][x] = (word >> (7 - next % 8) & 1) !== ((x + y + 1) % 2);
            next++;
          }
        }
      }
    }
  };

  return text => {
    const bytes = new TextEncoder().encode(text);
    for (let version = 1; version <= BLOCKS.length; version++) {
      const rows = frame(version);
      const total = rows.flat().filter(module => module === null).length >> 3;
      const room = total - BLOCKS[version - 1] * CHECKS[version - 1] - (version < 10 ? 2 : 3);
      if (bytes.length <= room) {
        fill(rows, words(bytes, version, total));
        return rows;
      }
    }
    return null;
  };
})();
