package io.switchboard.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the login form in the console's look. Spring Security still checks what is sent with it. */
@RestController
class LoginPage {

    private static final String PATH = "/login";
    private static final String WRONG = "The name or the password is wrong.";

    private final String page = read("issuer/login.html");

    @Bean
    static Customizer<FormLoginConfigurer<HttpSecurity>> ownLoginPage() {
        return form -> form.loginPage(PATH).permitAll();
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page(CsrfToken csrf, @RequestParam(name = "error", required = false) @Nullable String error) {
        return page.replace("{{csrfName}}", csrf.getParameterName())
                .replace("{{csrfToken}}", csrf.getToken())
                .replace("{{problem}}", error == null ? "" : WRONG);
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
