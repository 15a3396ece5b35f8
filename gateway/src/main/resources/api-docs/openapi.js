/** Shows an OpenAPI document with Swagger UI. It is for reading: nothing is sent from here. */
export function showOperations(page, url) {
  globalThis.SwaggerUIBundle({
    url,
    domNode: page,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    defaultModelExpandDepth: 2,
    defaultModelRendering: "model",
    supportedSubmitMethods: [],
    validatorUrl: null,
  });
}
