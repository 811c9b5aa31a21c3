// SPDX-License-Identifier: Apache-2.0
// The text of a page that is hardest to read: its contrast with what is behind it (WCAG 2.2, section 1.4.3), and the text.
(() => {
  const parse = color => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return {r, g, b, a};
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a),
    g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a),
    a: 1,
  });
  const behind = element => {
    if (!element) return {r: 255, g: 255, b: 255, a: 1};
    const color = parse(getComputedStyle(element).backgroundColor);
    return color.a === 1 ? color : over(color, behind(element.parentElement));
  };
  const luminance = ({r, g, b}) => {
    const [x, y, z] = [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  let worst = {contrast: 21, text: ''};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent.trim();
    if (text && element.checkVisibility({visibilityProperty: true, opacityProperty: true})) {
      const back = behind(element);
      const [dark, light] = [luminance(back), luminance(over(parse(getComputedStyle(element).color), back))].sort((a, b) => a - b);
      const contrast = (light + 0.05) / (dark + 0.05);
      if (contrast < worst.contrast) worst = {contrast, text};
    }
  }
  return worst;
})()
