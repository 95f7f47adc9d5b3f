export { DocumentationModule } from './documentation.module.js';
export { documentedRoutes } from './documented-routes.js';
export { openApiDocument, type OpenApiDocument } from './open-api-document.js';
