import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#contract/index.ts';
import type { DesktopBridge } from '#contract/kit/desktop-bridge.ts';

/** A page with nothing but the shell's own services, so that specs of the shell wait for no screen. */
export interface ShellFixture {
  client: ContractRouterClient<Contract> | null;
  portCount: number;
  portsClosed: number;
  heard: unknown[];
  bridge: DesktopBridge;
}

declare global {
  interface Window {
    fixture: ShellFixture;
    millwrightBridge?: DesktopBridge;
  }
}

const bridge = window.millwrightBridge;
if (!bridge) throw new Error('the preload exposed nothing');
const fixture: ShellFixture = {
  client: null,
  portCount: 0,
  portsClosed: 0,
  heard: [],
  bridge,
};
window.fixture = fixture;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.data !== 'millwright:port' || !port) return;
  fixture.portCount++;
  port.addEventListener('close', () => fixture.portsClosed++);
  fixture.client = createORPCClient(new RPCLink({ port }));
  port.start();
});
fixture.bridge.onMenuCommand((command) => fixture.heard.push(command));
fixture.bridge.onCoreState(({ state, code }) => fixture.heard.push(code ? `${state} ${code}` : state));

if (location.hash.startsWith('#/print')) {
  document.body.textContent = '服务报告 printed by the shell';
  document.documentElement.dataset.printReady = location.hash.includes('broken') ? 'failed' : 'ready';
}
