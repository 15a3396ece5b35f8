package io.switchboard.gateway.proxy;

import java.net.URI;

import io.switchboard.gateway.problem.RequestRejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RawRequestTargetTests {

    private final URI service = URI.create("http://service:8081");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/p?",
                "/p?a=b&a=c",
                "/p/",
                "//p",
                "/a%2Fb%252F?x=%27'&y=%3f+%20",
                "/a;b=c",
                "/p?u=http://h/?q"
            })
    void keepsEveryByte(String target) {
        assertThat(RawRequestTarget.urlAt(service, target)).hasToString("http://service:8081" + target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "http://elsewhere/p",
                "/p#f",
                "/p?a=%zz",
                "/p?a=%2",
                "/p q",
                "/p\u00e9",
                "/p?{}",
                "@elsewhere/p"
            })
    void refusesWhatWouldArriveChangedOrElsewhere(String target) {
        assertThatThrownBy(() -> RawRequestTarget.urlAt(service, target)).isInstanceOf(RequestRejected.class);
    }
}
