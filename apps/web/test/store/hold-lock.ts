import { lockDirectory } from '#lib/server/database/data-directory-lock.ts';

const [folder = '', platform = ''] = process.argv.slice(2);
await lockDirectory(folder, { platform: platform as NodeJS.Platform });
process.stdout.write('held\n');
setInterval(() => {}, 1000);
