import { siteRequestsConsumer } from '#contracts';
import { connect, NatsError } from 'nats';

const CONSUMER_NOT_FOUND = 10_014;

/** Whether the broker has the durable consumer from which the agents of this site take their requests. */
export async function siteConsumerExists(natsUrl: string, siteId: string): Promise<boolean> {
  const connection = await connect({ servers: natsUrl });
  try {
    const { stream, durable } = siteRequestsConsumer(siteId);
    await (await connection.jetstreamManager()).consumers.info(stream, durable);
    return true;
  } catch (error) {
    if (error instanceof NatsError && error.api_error?.err_code === CONSUMER_NOT_FOUND) return false;
    throw error;
  } finally {
    await connection.close();
  }
}
