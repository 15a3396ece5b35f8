package io.switchboard.conversation.upload;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.FailureTranslator;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits how many files are received at once: until its check, each one is in a temporary file. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration implements WebMvcConfigurer {

    private static final String PATH = "/api/media";
    private static final DataSize HEADERS = DataSize.ofMegabytes(1);

    private final Semaphore permits;

    UploadConfiguration(UploadSettings settings) {
        this.permits = new Semaphore(settings.concurrency());
    }

    /** The limit ends the transfer of a body that does not announce its length; UploadCheck has those of each type. */
    @Bean
    static ServletRegistrationBean<UploadServlet> uploads(DispatcherServlet dispatcher, UploadSettings settings) {
        var limit =
                Math.max(settings.maxImageBytes().toBytes(), settings.maxBytes().toBytes()) + HEADERS.toBytes();
        var uploads = new ServletRegistrationBean<>(new UploadServlet(dispatcher), PATH);
        uploads.setMultipartConfig(new MultipartConfigElement("", limit, limit, 0));
        return uploads;
    }

    /** Parses uploads only: any other request with such a body is of an unsupported type, whether the body is broken or not. */
    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    static MultipartResolver uploadsOnly() {
        var resolver = new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getRequestURI().equals(PATH) && super.isMultipart(request);
            }
        };
        resolver.setResolveLazily(true);
        return resolver;
    }

    @Bean
    static FailureTranslator brokenUploads() {
        return failure -> failure instanceof MultipartException
                ? Optional.of(
                        ApiProblem.invalid("invalid-upload", "The body is not multipart/form-data with a part 'file'."))
                : Optional.empty();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Permits()).addPathPatterns(PATH);
    }

    /** Spring parses the body after this, when the handler's arguments are made. */
    private final class Permits implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!permits.tryAcquire()) {
                throw ApiProblem.unavailable("uploads-busy", "Too many files are being uploaded. Try again soon.");
            }
            return true;
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            permits.release();
        }
    }
}
