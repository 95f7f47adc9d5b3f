import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, type ModulesContainer, Reflector } from '@nestjs/core';
import { OPERATION, type OperationSpec } from '../operation.js';

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A route of the REST API: where it is, and what was declared of it. */
export interface DocumentedRoute {
  readonly method: HttpMethod;
  /** As OpenAPI writes it: `/scans/cve/{scan_id}`. */
  readonly path: string;
  readonly spec: OperationSpec;
}

type Handler = (...parameters: never[]) => unknown;

const METHODS = new Map<RequestMethod, HttpMethod>([
  [RequestMethod.GET, 'get'],
  [RequestMethod.POST, 'post'],
  [RequestMethod.PUT, 'put'],
  [RequestMethod.PATCH, 'patch'],
  [RequestMethod.DELETE, 'delete'],
]);
const reflector = new Reflector();

/**
 * The routes with an `@Operation()` of all controllers of an application. It looks at classes only, so that it also works in
 * Nest's preview mode, in which nothing is instantiated.
 */
export function documentedRoutes(modules: ModulesContainer): DocumentedRoute[] {
  const controllers = new DiscoveryService(modules).getControllers().map(({ metatype }) => metatype);
  return [...new Set(controllers)].flatMap((controller) => (controller === null ? [] : routesOf(controller as Type)));
}

function routesOf(controller: Type): DocumentedRoute[] {
  const prototype = controller.prototype as object;
  const handlers = Object.getOwnPropertyNames(prototype).map((name): unknown => Reflect.get(prototype, name));
  return handlers.filter(isHandler).flatMap((handler) => {
    const spec = reflector.get<OperationSpec | undefined>(OPERATION, handler);
    const method = METHODS.get(reflector.get<RequestMethod>(METHOD_METADATA, handler));
    if (spec === undefined || method === undefined) return [];
    return pathsOf(controller, handler).map((path) => ({ method, path, spec }));
  });
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function pathsOf(controller: Type, handler: Handler): string[] {
  const [before, after] = [controller, handler].map((target) =>
    [reflector.get<string | string[]>(PATH_METADATA, target)].flat(),
  );
  return (before ?? []).flatMap((prefix) => (after ?? []).map((path) => openApiPath(`${prefix}/${path}`)));
}

/** `scans/cve/:scan_id/` -> `/scans/cve/{scan_id}` */
function openApiPath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return `/${segments.map((segment) => segment.replace(/:(\w+)/g, '{$1}')).join('/')}`;
}
