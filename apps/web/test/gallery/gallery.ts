import '../../src/app.css';
import { mount } from 'svelte';
import { EXAMPLES } from '../../src/lib/components/examples.ts';
import LargeTable from './LargeTable.svelte';

const page = document.querySelector('main');
if (!page) throw new Error('index.html has lost its main element');

if (location.hash === '#large-table') {
  mount(LargeTable, { target: page });
} else {
  const title = document.createElement('h1');
  title.textContent = 'Bausteine';
  page.append(title);
  for (const { name, component, props } of EXAMPLES) {
    const section = document.createElement('section');
    const heading = document.createElement('h2');
    heading.textContent = name;
    heading.style.cssText = 'font-size: 0.8rem; font-weight: 400; margin: 2rem 0 0.25rem';
    section.append(heading);
    page.append(section);
    mount(component, { target: section, props });
  }
}
document.documentElement.dataset['ready'] = 'true';
