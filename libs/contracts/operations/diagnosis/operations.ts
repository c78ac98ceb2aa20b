import { operation, type Area } from '../../http/operation.ts';
import { diagnosisSchema } from './schemas.ts';

export const diagnosis: Area = {
  tag: 'Diagnosis',
  description: 'Whether the log and what is derived from it are whole.',
  schemas: {
    Diagnosis: diagnosisSchema,
  },
  operations: [
    operation({
      operationId: 'diagnose',
      method: 'GET',
      path: '/api/v12/diagnosis',
      summary: 'Look for faults in the log, and for events that could not be taken',
      description: 'It reads the whole log and looks at each of its streams, which takes a while on a large one.',
      params: {},
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
