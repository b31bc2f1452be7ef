import type { NavKey } from './navigation.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Entry of the rail this page belongs to; it names the tab until the page itself does. */
    nav?: NavKey;
  }
}
