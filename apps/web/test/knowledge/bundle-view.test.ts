import { describe, expect, it } from 'vitest';
import { bundleView } from '../../src/routes/knowledge/bundles/[id]/bundle-view.ts';
import { knowledge } from '../use-cases/given.ts';

const view = (id: string, users = 100, language: 'de' | 'en' = 'de') => {
  const bundle = knowledge.bundles.get(id);
  if (!bundle) throw new Error(`no bundle ${id}`);
  return bundleView(knowledge, bundle, users, language);
};

describe('the page of a bundle', () => {
  it('has a row per function and a cell per component', () => {
    const { rows, components } = view('microsoft-365').matrix;
    expect(rows).toHaveLength(8);
    expect(rows.every(({ cells }) => cells.length === components.length)).toBe(true);
  });

  it('says functions that a component covers alike in one line', () => {
    const opendesk = view('microsoft-365').components.find(({ id }) => id === 'opendesk');
    expect(opendesk?.covers).toHaveLength(1);
    expect(opendesk?.covers[0]?.functions.split(', ')).toHaveLength(8);
  });

  it('tells the effort for the number of people that was asked for', () => {
    const [few] = view('microsoft-exchange', 20).effort.oneOff;
    const [many] = view('microsoft-exchange', 2000).effort.oneOff;
    expect(many).toBeGreaterThan(few);
  });

  it('names what comes before: backup before another virtualisation', () => {
    expect(view('vmware').prerequisites.map(({ id }) => id)).toContain('backup-before-virtualisation');
  });

  it('tells of changes elsewhere, those that were undone first', () => {
    const { cases } = view('microsoft-office');
    expect(cases[0]?.status).toBe('returned');
    expect(cases.map(({ id }) => id)).toContain('bundesheer');
  });

  it('brings the rules that belong to it, each once', () => {
    const notes = view('microsoft-365').notes.map(({ id }) => id);
    expect(notes).toContain('r3-no-double');
    expect(new Set(notes).size).toBe(notes.length);
  });

  it('speaks the language of the page', () => {
    expect(view('gis', 10, 'en').gaps[0]?.text).toMatch(/^Specialised modules/);
    expect(view('gis').gaps[0]?.text).toMatch(/^Fachschalen/);
  });
});
