import {
  mayUse,
  operations,
  permissionOfOperation,
  permissions,
  roleDescriptions,
  roles,
  type PermissionEntry,
} from '#libs/contracts';

/** `docs/permissions.md`: who may call what. */
export function permissionsPage(): string {
  const roleRows = roles.map((role) => `| ${role} | ${roleDescriptions[role]} |`);
  const permissionRows = Object.entries<PermissionEntry>(permissions).map(
    ([name, { allows, roles: holders, scope = 'tenant' }]) =>
      `| \`${name}\` | ${allows} | ${holders.join(', ')} | ${scope} |`,
  );
  const operationRows = operations.map(({ operationId, method, path }) => {
    const permission = permissionOfOperation[operationId];
    const marks = roles.map((role) => (mayUse(permission, [role]) ? 'yes' : ''));
    return `| ${operationId} | ${method} \`${path}\` | \`${permission}\` | ${marks.join(' | ')} |`;
  });
  return `<!-- Generated from libs/contracts/identity/permissions.ts by npm run generate. -->

# Permissions

Each operation needs one permission, and a principal needs one of the roles that hold it. The OpenAPI document says the same in
\`x-required-permission\` and \`x-required-roles\`. In local mode the caller is the local administrator, who may call everything.

## Roles

A principal may have several roles. ADMIN and OPS are the operators: only they get \`errorTech\`, the technical cause of a problem.

| Role | What it is for |
| --- | --- |
${roleRows.join('\n')}

## Permissions of roles

The scope \`tenant\` means the tenant of the principal alone. Permissions of the scope \`installation\` touch all tenants, so only
principals of the tenant \`default\` may use them.

| Permission | Allows | Roles | Scope |
| --- | --- | --- | --- |
${permissionRows.join('\n')}

## Operations

| Operation | Request | Permission | ${roles.join(' | ')} |
| --- | --- | --- |${roles.map(() => ' --- |').join('')}
${operationRows.join('\n')}
`;
}
