const paths = {
  archive: 'M4 5h16v4H4zM6 9v10h12V9M10 13h4',
  arrowIn: 'M20 12H5M11 6l-6 6 6 6',
  arrowOut: 'M4 12h15M13 6l6 6-6 6',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  caret: 'M7 10l5 5 5-5',
  check: 'M5 12.5 10 17l9-10',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l3.5 2',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6',
  hash: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  home: 'M4 11.5 12 5l8 6.5M6 10v9h12v-9',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  menu: 'M4 6h16M4 12h16M4 18h16',
  message: 'M4 5h16v11H10l-4 4v-4H4z',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  people: 'M9 5a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 9 5M3 19c.4-3.4 2.8-5 6-5s5.600 1.600 6 5M16 5.500a3 3 0 0 1 0 5.800M18 14.400c1.900.7 2.900 2.300 3.100 4.600',
  pin: 'M9 4h6l-.7 6 3.200 3v2H6.500v-2l3.200-3zM12 15v6',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14M16 16l5 5',
  send: 'M4 4l17 8-17 8 3-8zM7 12h14',
  sliders: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  thread: 'M4 5h16v10H11l-4 4v-4H4zM8 9h8M8 12h5',
  warning: 'M12 4 2.800 20h18.400zM12 10v5M12 17.500v.01',
};

const svg = 'http://www.w3.org/2000/svg';

/** A line icon in the colour of the text around it; hidden from screen readers, the control beside it has the name. */
export function icon(/** @type {keyof typeof paths} */ name) {
  const node = document.createElementNS(svg, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: `icon icon--${name}`, 'aria-hidden': 'true', focusable: 'false' }))
    node.setAttribute(key, value);
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', paths[name]);
  node.append(path);
  return node;
}
