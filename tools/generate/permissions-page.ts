import { mayUse, operations, permissionOfOperation, permissions, roleDescriptions, roles } from '#libs/contracts';

/** `docs/permissions.md`: who may call what. */
export function permissionsPage(): string {
  const roleRows = roles.map((role) => `| ${role} | ${roleDescriptions[role]} |`);
  const permissionRows = Object.entries(permissions).map(
    ([name, { allows, roles: holders }]) => `| \`${name}\` | ${allows} | ${holders.join(', ')} |`,
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

A principal may have several roles.

| Role | What it is for |
| --- | --- |
${roleRows.join('\n')}

## Permissions of roles

| Permission | Allows | Roles |
| --- | --- | --- |
${permissionRows.join('\n')}

## Operations

| Operation | Request | Permission | ${roles.join(' | ')} |
| --- | --- | --- |${roles.map(() => ' --- |').join('')}
${operationRows.join('\n')}
`;
}
