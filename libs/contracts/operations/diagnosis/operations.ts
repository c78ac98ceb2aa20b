import { operation, type Area } from '../../http/operation.ts';
import { diagnosisSchema } from './schemas.ts';

export const diagnosis: Area = {
  tag: 'Diagnosis',
  description: 'Checks the integrity of the event log and the read models.',
  schemas: {
    Diagnosis: diagnosisSchema,
  },
  operations: [
    operation({
      operationId: 'diagnose',
      method: 'GET',
      path: '/api/v12/diagnosis',
      summary: 'Check for faults in the event log and for dead letters',
      description: 'Reads the whole event log and checks each stream, which takes time on a large log.',
      params: {},
      weight: 100,
      success: { status: 200, response: diagnosisSchema },
      problems: [],
      example: {
        response: {
          healthy: true,
          checks: [{ name: 'log identity', result: 'ok', count: 0, findings: [], action: null }],
        },
      },
    }),
  ],
};
