import { RouteConfig } from '@nestjs/platform-fastify';

/** Opens a route to callers without a token. Everything else is closed. Goes on the method, above `@Get()`. */
export const Public = (): MethodDecorator => RouteConfig({ isPublic: true });
