import { operations } from '../http/areas.ts';
import { mayUse, permissionOfOperation, permissions, roles, type Permission } from './permissions.ts';

const entries = Object.entries(permissionOfOperation);
const operationOf = new Map(operations.map((operation) => [operation.operationId as string, operation]));

it('every entry of the table names an operation, and every permission is used', () => {
  expect(entries.map(([operationId]) => operationId).filter((id) => !operationOf.has(id))).toEqual([]);
  expect(new Set(entries.map(([, permission]) => permission))).toEqual(new Set(Object.keys(permissions)));
});

it('an auditor may call every operation that reads, and no other', () => {
  const readsByPost = ['countReplay'];
  const wrong = entries.filter(([id, permission]) => {
    const reads = operationOf.get(id)?.method === 'GET' || readsByPost.includes(id);
    return mayUse(permission, ['AUDITOR']) !== reads;
  });
  expect(wrong).toEqual([]);
});

it('S6-50 executing by hand needs ADMIN, and a rollback ADMIN or OPS', () => {
  const holders = (permission: Permission) => roles.filter((role) => mayUse(permission, [role]));
  expect(holders(permissionOfOperation.executeManually)).toEqual(['ADMIN']);
  expect(holders(permissionOfOperation.rollBack)).toEqual(['ADMIN', 'OPS']);
  expect(holders(permissionOfOperation.castVote)).toEqual(['VALIDATOR']);
});

it('a principal without a role has no permission', () => {
  expect(Object.keys(permissions).filter((name) => mayUse(name as Permission, []))).toEqual([]);
});
