package io.switchboard.apidocument;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Configures springdoc in every test context that has this module on its class path. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ApiDocumentAutoConfiguration {

    /** The headers that arguments of web-api's types are read from, by the types' simple names. */
    private static final Map<String, String> HEADERS = Map.of(
            "IdempotencyKey", "Idempotency-Key",
            "IfMatch", "If-Match",
            "TenantId", "X-Switchboard-Tenant",
            "ApiCaller", "X-Switchboard-Tenant");

    static {
        // A streamed file is bytes, and not an object that has the type's name.
        SpringDocUtils.getConfig().replaceWithSchema(StreamingResponseBody.class, new BinarySchema());
        // Beside the parts of a multipart body, springdoc would take the caller's tenant for another part.
        HEADERS.keySet().stream()
                .map(type -> "io.switchboard.web." + type)
                .filter(type -> ClassUtils.isPresent(type, null))
                .forEach(type ->
                        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ClassUtils.resolveClassName(type, null)));
    }

    @Bean
    @Lazy
    ApiDocuments apiDocuments(OpenApiWebMvcResource springdoc) {
        return new ApiDocuments(springdoc);
    }

    @Bean
    static RecordModels recordModels() {
        return new RecordModels();
    }

    /** Springdoc takes any other argument, such as the caller's tenant, for a query parameter. */
    @Bean
    static OperationCustomizer declaredParametersOnly() {
        return (operation, handler) -> {
            var undeclared = undeclared(handler);
            if (operation.getParameters() != null) {
                operation.getParameters().removeIf(parameter -> undeclared.contains(parameter.getName()));
            }
            headers(handler)
                    .forEach(header -> operation.addParametersItem(
                            new HeaderParameter().name(header).required(false).schema(new StringSchema())));
            return operation;
        };
    }

    private static List<String> headers(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> HEADERS.get(parameter.getParameterType().getSimpleName()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Set<String> undeclared(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> !isDeclared(parameter))
                .map(parameter -> parameter.getParameter().getName())
                .collect(Collectors.toSet());
    }

    private static boolean isDeclared(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                || parameter.hasParameterAnnotation(PathVariable.class)
                || parameter.hasParameterAnnotation(RequestHeader.class);
    }
}
