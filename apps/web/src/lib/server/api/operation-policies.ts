import type { Permission } from '#lib/server/accounts/index.ts';

/** Who may call an operation: everybody, whoever shows who they are, or who has the permission. */
export type OperationPolicy = 'public' | 'identified' | Permission;

/** Every operation of the API by its operationId; one that is not named here is refused. */
export const operationPolicies = {
  describeApi: 'public',
  whoAmI: 'identified',
  listAuthorities: 'identified',
  findPlaces: 'identified',
  listApplications: 'inventory:read',
  getApplication: 'inventory:read',
  editApplication: 'inventory:write',
  getReport: 'inventory:read',
  listVendors: 'inventory:read',
  listContracts: 'inventory:read',
  getContract: 'inventory:read',
  addContract: 'inventory:write',
  editContract: 'inventory:write',
  removeContract: 'inventory:write',
  listNoticeDates: 'inventory:read',
  listPlans: 'inventory:read',
  getPlan: 'inventory:read',
  getPlanInput: 'inventory:read',
} as const satisfies Record<string, OperationPolicy>;

export type Operation = keyof typeof operationPolicies;
