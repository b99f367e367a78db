import type { CustomerSecrets } from '../../contract/records/customer-key.ts';
import { readCustomerSecrets } from '../../platform/local/customer-secret.ts';
import type { Lake } from './open-lake.ts';

/** The secrets behind this lake's customer keys, made where there are none. */
export const lakeSecrets = ({ folder }: Lake): Promise<CustomerSecrets> =>
  readCustomerSecrets(folder, process.env.HANDBACK_CUSTOMER_SECRET);
