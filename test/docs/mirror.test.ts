import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const inRoot = (pattern: string): string[] => globSync(pattern, { cwd: root });
const isRoom = (folder: string): boolean => existsSync(join(root, 'functions', folder));

/** Folders with no room of their name: what tests of the room above them are held against. */
const material =
  /\/(golden|ordinary|held-out|corpus|by-hand|oracle|independent|port-suites)$|\/(corpus|oracle)\//;

test('a folder of tests of a room has the name of a room', () => {
  const folders = [...new Set(inRoot('test/**/*.ts').map((file) => dirname(file).replace(/^test\/?/, '')))];
  const mirrored = folders.filter((folder) => isRoom(folder.split('/')[0]!) && folder !== '');
  expect(mirrored.length).toBeGreaterThan(50);
  expect(mirrored.filter((folder) => !isRoom(folder) && !material.test(folder))).toEqual([]);
});

test('a test that has the name of a module of its room stands in the folder of the same path', () => {
  const tests = inRoot('test/**/*.test.ts').map((file) => file.replace(/^test\//, ''));
  const named = tests.flatMap((file) => {
    const name = `${basename(file, '.test.ts')}.ts`;
    const modules = inRoot(`functions/${file.split('/')[0]}/**/${name}`);
    const folders = modules.map((module) => dirname(module).replace(/^functions\//, ''));
    return folders.length === 0 ? [] : [{ file, isAtHome: folders.includes(dirname(file)) }];
  });
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ isAtHome }) => !isAtHome)).toEqual([]);
});
