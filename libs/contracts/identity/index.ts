export { actingFields } from './acting-fields.ts';
export { principalSchema, type PrincipalView } from './queries.ts';
export {
  mayUse,
  permissionOfOperation,
  permissions,
  permissionsOf,
  roleDescriptions,
  roles,
  type OperationId,
  type Permission,
  type PermissionEntry,
  type Role,
} from './permissions.ts';
