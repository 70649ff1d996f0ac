export { endGroup, spawnGit, type SpawnOptions } from './spawn-git.ts';
