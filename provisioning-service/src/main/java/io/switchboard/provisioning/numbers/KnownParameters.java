package io.switchboard.provisioning.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Rejects query parameters that a handler does not read: a filter that is misspelt would otherwise show everything. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var known = parametersOf(method);
            namesIn(request).stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw PhoneNumberProblem.unknownParameter(name, known);
                    });
        }
        return true;
    }

    /** Tomcat refuses to decode what is not UTF-8, such as halves of characters, only when a parameter is asked for. */
    private static Set<String> namesIn(HttpServletRequest request) {
        try {
            return request.getParameterMap().keySet();
        } catch (IllegalStateException e) {
            throw PhoneNumberProblem.invalidQuery(e);
        }
    }

    private static List<String> parametersOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::nameOf)
                .sorted()
                .toList();
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Objects.requireNonNull(parameter.getParameterName());
    }
}
