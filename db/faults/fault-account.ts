/** The first account of a factory that is about to be killed. */
export const FAULT_ACCOUNT = {
  factory: '断电试验厂',
  username: 'admin',
  displayName: '管理员',
  password: 'fault-password-1',
};
