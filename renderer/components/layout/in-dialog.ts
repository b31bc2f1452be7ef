import { createContext } from 'react';

/** True for what is shown in a dialog. */
export const InDialog = createContext(false);
