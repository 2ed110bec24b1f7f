import { describe, expect, test } from 'vitest';
import { type Place, treeAction } from '../../../webview/treeKeys';
import { row } from './views';

const leaf = row({ key: 7 });
const open = row({ key: 7, hasChildren: true, isExpanded: true });
const folded = row({ key: 7, hasChildren: true, isExpanded: false });

function press(key: string, place: Partial<Place> = {}) {
  return treeAction(key, { index: 50, row: leaf, top: 40, total: 100, page: 20, ...place });
}

describe('moving', () => {
  test.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 70],
    ['PageUp', 30],
    ['Home', 0],
    ['End', 99],
  ])('%s goes to row %d', (key, index) => {
    expect(press(key)).toEqual({ type: 'move', index });
  });

  test('stops at both ends', () => {
    expect(press('ArrowUp', { index: 0 })).toEqual({ type: 'move', index: 0 });
    expect(press('PageDown', { index: 95 })).toEqual({ type: 'move', index: 99 });
  });

  test('starts with the topmost row on screen', () => {
    expect(press('ArrowDown', { index: undefined, row: undefined })).toEqual({ type: 'move', index: 40 });
    expect(press('ArrowUp', { index: undefined, row: undefined })).toEqual({ type: 'move', index: 40 });
  });

  test('goes on from a row that is not loaded', () => {
    expect(press('ArrowDown', { row: undefined })).toEqual({ type: 'move', index: 51 });
    expect(press('Enter', { row: undefined })).toBeUndefined();
  });

  test('goes nowhere without rows', () => {
    expect(press('ArrowDown', { index: undefined, row: undefined, total: 0 })).toBeUndefined();
  });
});

describe('folding', () => {
  test('Right unfolds, then goes to the first child', () => {
    expect(press('ArrowRight', { row: folded })).toEqual({ type: 'unfold', row: folded });
    expect(press('ArrowRight', { row: open })).toEqual({ type: 'move', index: 51 });
    expect(press('ArrowRight')).toBeUndefined();
  });

  test('Left folds, then goes to the parent', () => {
    expect(press('ArrowLeft', { row: open })).toEqual({ type: 'fold', row: open });
    expect(press('ArrowLeft', { row: folded })).toEqual({ type: 'parent' });
    expect(press('ArrowLeft')).toEqual({ type: 'parent' });
  });

  test('Space does either', () => {
    expect(press(' ', { row: open })).toEqual({ type: 'fold', row: open });
    expect(press(' ', { row: folded })).toEqual({ type: 'unfold', row: folded });
    expect(press(' ')).toBeUndefined();
  });
});

test('Enter opens, Delete cancels, Escape lets go', () => {
  expect(press('Enter')).toEqual({ type: 'open', row: leaf });
  expect(press('Delete')).toEqual({ type: 'cancel', row: leaf });
  expect(press('Escape')).toEqual({ type: 'leave' });
});

test('other keys are not the tree’s', () => {
  expect(press('a')).toBeUndefined();
  expect(press('Tab')).toBeUndefined();
});
