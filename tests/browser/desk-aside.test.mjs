/** A page that was put aside or frozen knows, when it comes back, what other tabs decided meanwhile. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchWithWayBack, useBrowser } from './harness.mjs';

const { open } = useBrowser(launchWithWayBack);

const MET = 'We met Jay Carney there. Then Marie Harf came.';
const BOTH = ['Jay Carney', 'Marie Harf'];

test('a page that comes back as it was has its text, and what was decided elsewhere', async () => {
  const desk = await open();
  await desk.put(MET);
  await desk.expectPainted('person', BOTH);
  await desk.see(() => {
    addEventListener('pageshow', ({ persisted }) => Reflect.set(globalThis, 'cameBack', persisted));
  });
  const other = await desk.another();
  // A page that its service worker takes over only while it is aside does not come back.
  await desk.until(() => navigator.serviceWorker.controller !== null);
  await desk.page.goto('about:blank');
  await other.put(MET);
  await other.clickButton('Jay Carney');
  await other.clickButton('Wrong');
  await other.expectPainted('person', ['Marie Harf']);
  // It is not loaded anew, so that nothing more is to be waited for.
  await desk.page.goBack({ waitUntil: 'commit' });
  await desk.until(() => Reflect.get(globalThis, 'cameBack') === true);
  assert.equal(await desk.written(), MET);
  await desk.expectPainted('person', ['Marie Harf']);
  // And it hears and tells again.
  await other.clickButton('Undo');
  await desk.expectPainted('person', BOTH);
  await desk.clickButton('Marie Harf');
  await desk.clickButton('Wrong');
  await other.expectPainted('person', ['Jay Carney']);
  await desk.reload();
  assert.equal(await desk.written(), MET);
  assert.deepEqual([...desk.complaints, ...other.complaints], []);
  await desk.close();
});

test('a tab that was frozen hears of it when it wakes', async () => {
  const desk = await open();
  await desk.put(MET);
  const other = await desk.another();
  await other.put(MET);
  const session = await desk.page.context().newCDPSession(desk.page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await other.clickButton('Jay Carney');
  await other.clickButton('Wrong');
  await other.expectPainted('person', ['Marie Harf']);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await desk.expectPainted('person', ['Marie Harf']);
  await desk.close();
});
