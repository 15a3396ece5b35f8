package io.switchboard.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway at which people log in and out as with a browser. */
abstract class LoginFixture extends GatewayFixture {

    HttpResponse<String> signOut(String session) throws Exception {
        var csrf = cookie(get("/session", "Cookie", session), "XSRF-TOKEN");
        var token = csrf.substring(csrf.indexOf('=') + 1);
        return post("/logout", "", "Cookie", session + "; " + csrf, "X-XSRF-TOKEN", token);
    }

    /** Signs in like a browser and returns the session cookie. */
    String signIn() throws Exception {
        var done = endOfLogin();
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location")).hasValue("/");
        assertThat(done.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("SESSION=").contains("HTTPOnly", "Secure", "SameSite=Lax"));
        return cookie(done, "SESSION");
    }

    HttpResponse<String> endOfLogin() throws Exception {
        var start = get("/oauth2/authorization/console");
        var authorize = location(start);
        var back = location(send(HttpRequest.newBuilder(authorize)));
        assertThat(back.toString()).startsWith("https://switchboard.example/login/oauth2/code/console?");
        return get(back.getRawPath() + "?" + back.getRawQuery(), "Cookie", cookie(start, "SWITCHBOARD_LOGIN"));
    }

    static URI location(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
