export { DocumentationModule } from './documentation.module.js';
export { type DocumentedRoute, documentedRoutes } from './documented-routes.js';
export { openApiDocument, type OpenApiDocument } from './open-api-document.js';
