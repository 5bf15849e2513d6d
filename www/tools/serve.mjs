/** `node serve.mjs FOLDER [PORT]`: serves a folder until it is stopped, and says where. */

import { resolve } from 'node:path';
import { serve } from './server.mjs';

const [folder, port = '8080'] = process.argv.slice(2);
if (!folder) throw new Error('usage: serve.mjs FOLDER [PORT]');

const { url } = await serve(resolve(folder), Number(port));
process.stdout.write(`whowhen is at ${url} (stop it with Ctrl+C)\n`);
