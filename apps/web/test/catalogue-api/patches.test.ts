import { describe, expect, it } from 'vitest';
import { jsonPatched } from '#lib/server/catalogue-api/json-patch.ts';
import { mergePatched } from '#lib/server/catalogue-api/merge-patch.ts';

const operation = (op: string, path: string, more: object = {}) => ({ op, path, ...more });

describe('a JSON Patch', () => {
  // The examples of RFC 6902, appendix A.
  it.each([
    [
      'adds a member',
      { foo: 'bar' },
      [operation('add', '/baz', { value: 'qux' })],
      { baz: 'qux', foo: 'bar' },
    ],
    [
      'adds to a list',
      { foo: ['bar', 'baz'] },
      [operation('add', '/foo/1', { value: 'qux' })],
      { foo: ['bar', 'qux', 'baz'] },
    ],
    ['removes a member', { baz: 'qux', foo: 'bar' }, [operation('remove', '/baz')], { foo: 'bar' }],
    [
      'removes from a list',
      { foo: ['bar', 'qux', 'baz'] },
      [operation('remove', '/foo/1')],
      { foo: ['bar', 'baz'] },
    ],
    [
      'replaces a value',
      { baz: 'qux', foo: 'bar' },
      [operation('replace', '/baz', { value: 'boo' })],
      { baz: 'boo', foo: 'bar' },
    ],
    ['replaces in a list', { a: [1, 2, 3] }, [operation('replace', '/a/1', { value: 9 })], { a: [1, 9, 3] }],
    [
      'moves a value',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [operation('move', '/qux/thud', { from: '/foo/waldo' })],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'moves in a list',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [operation('move', '/foo/3', { from: '/foo/1' })],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'copies a value',
      { a: { b: [1] } },
      [operation('copy', '/c', { from: '/a' })],
      { a: { b: [1] }, c: { b: [1] } },
    ],
    [
      'tests values',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [operation('test', '/foo', { value: ['a', 2, 'c'] })],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'adds a nested object',
      { foo: 'bar' },
      [operation('add', '/child', { value: { grandchild: {} } })],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    [
      'reads escapes in order',
      { '/': 9, '~1': 10 },
      [operation('test', '/~01', { value: 10 })],
      { '/': 9, '~1': 10 },
    ],
    [
      'adds a list to a list',
      { foo: ['bar'] },
      [operation('add', '/foo/-', { value: ['abc', 'def'] })],
      { foo: ['bar', ['abc', 'def']] },
    ],
    ['replaces the whole', { foo: 'bar' }, [operation('replace', '', { value: { a: 1 } })], { a: 1 }],
    [
      'tests objects whatever the order of keys',
      { a: { x: 1, y: null } },
      [operation('test', '/a', { value: { y: null, x: 1 } })],
      { a: { x: 1, y: null } },
    ],
  ])('%s', (_, document, patch, result) => {
    const before = structuredClone(document);
    expect(jsonPatched(document, patch)).toEqual({ ok: true, document: result });
    expect(document).toEqual(before);
  });

  it.each([
    ['a test that fails', [operation('test', '/foo', { value: 'baz' })]],
    ['text that is no number', [operation('test', '/list/0', { value: '1' })]],
    ['a parent that is not there', [operation('add', '/none/bat', { value: 1 })]],
    ['a member that is not there', [operation('remove', '/none')]],
    ['replacing what is not there', [operation('replace', '/none', { value: 1 })]],
    ['an index behind the end', [operation('add', '/list/9', { value: 1 })]],
    ['an index with a zero in front', [operation('replace', '/list/00', { value: 1 })]],
    ['an index that is none', [operation('replace', '/list/1e0', { value: 1 })]],
    ['the place behind the end, to read', [operation('remove', '/list/-')]],
    ['moving into itself', [operation('move', '/child/x', { from: '/child' })]],
    ['a pointer without a slash', [operation('add', 'foo', { value: 1 })]],
    ['a wrong escape', [operation('add', '/a~2', { value: 1 })]],
    ['what every object has', [operation('add', '/__proto__/polluted', { value: true })]],
    ['what every object has, read', [operation('test', '/constructor', { value: 1 })]],
    ['nothing at all', []],
  ])('is refused as a whole for %s', (_, patch) => {
    const document = { foo: 'bar', list: [1, 2], child: {} };
    const first = [operation('add', '/first', { value: 1 }), ...patch];
    expect(jsonPatched(document, patch.length > 0 ? first : patch)).toMatchObject({
      ok: false,
      problem: 'refused',
    });
    expect(document).toEqual({ foo: 'bar', list: [1, 2], child: {} });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is malformed where it is no list of operations', () => {
    for (const patch of [{}, null, 'x', [1], [{ op: 'drop', path: '/a' }], [{ op: 'add' }], [{ path: '/a' }]])
      expect(jsonPatched({}, patch)).toMatchObject({ ok: false, problem: 'malformed' });
  });
});

describe('a JSON Merge Patch', () => {
  // The examples of RFC 7396, appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('makes %j with %j to %j', (document, patch, result) => {
    expect(mergePatched(document, patch)).toEqual(result);
  });

  it('takes a key that every object has for what it is', () => {
    const patch = JSON.parse('{"__proto__": {"polluted": true}}') as unknown;
    mergePatched({}, patch);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
