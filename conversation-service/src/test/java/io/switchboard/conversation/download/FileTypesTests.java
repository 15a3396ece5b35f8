package io.switchboard.conversation.download;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FileTypesTests {

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a464946, image/jpeg",
        "89504e470d0a1a0a0000, image/png",
        "474946383961, image/gif",
        "524946460000000057454250, image/webp",
        "524946460000000057415645, audio/wav",
        "255044462d312e34, application/pdf",
        "000000186674797033677035, video/3gpp",
        "0000001c667479706d703432, video/mp4",
        "0000001c667479704d344120, audio/mp4",
        "4f67675300, audio/ogg",
        "2321414d520a, audio/amr",
        "4944330400, audio/mpeg",
        "fffb9064, audio/mpeg",
        "4d5a9000, application/x-msdownload"
    })
    void theFirstBytesTellTheType(String head, String type) {
        assertThat(FileTypes.sniff(HexFormat.of().parseHex(head))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><p>",
                "\n  <html>",
                "\ufeff<script>",
                "<a href='javascript:alert(1)'>",
                "<?xml version='1.0'?><svg/>",
                "<!-- x --><svg onload='x'>"
            })
    void markupIsNeitherATextNorAPicture(String content) {
        for (var type : new String[] {"text/plain", "text/csv", "image/png", "text/vcard", "application/pdf"}) {
            assertThat(FileTypes.isConsistent(type, content.getBytes(UTF_8)))
                    .as(type)
                    .isFalse();
        }
    }

    @Test
    void aTextHasNoControlCharacters() {
        assertThat(FileTypes.isConsistent("text/plain", "Grüße, 😀\n\tend".getBytes(UTF_8)))
                .isTrue();
        assertThat(FileTypes.isConsistent("text/plain", new byte[] {'a', 0, 'b'}))
                .isFalse();
    }

    @Test
    void aContainerStandsForWhatItHolds() {
        var zip = HexFormat.of().parseHex("504b030414000600");

        assertThat(FileTypes.isConsistent(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", zip))
                .isTrue();
        assertThat(FileTypes.isConsistent("image/jpeg", zip)).isFalse();
        assertThat(FileTypes.isConsistent("application/msword", zip)).isFalse();
        assertThat(FileTypes.isConsistent("application/msword", "no document".getBytes(UTF_8)))
                .isFalse();
        assertThat(FileTypes.isConsistent("audio/mp4", HexFormat.of().parseHex("0000001c667479706d703432")))
                .isTrue();
        assertThat(FileTypes.isConsistent("audio/aac", HexFormat.of().parseHex("fff15080")))
                .isTrue();
        assertThat(FileTypes.isConsistent(FileTypes.UNKNOWN, "anything".getBytes(UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE/JPG; charset=x, image/jpeg",
        "text/x-vCard, text/vcard",
        "audio/ogg; codecs=opus, audio/ogg",
        "nonsense, application/octet-stream",
        "'image/png\r\nX: y', application/octet-stream",
        "'', application/octet-stream"
    })
    void aTypeHasOneName(String declared, String type) {
        assertThat(FileTypes.normalized(declared)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, .jpg",
        "image/png, .png",
        "audio/mpeg, .mp3",
        "audio/wav, .wav",
        "audio/amr, .amr",
        "video/mp4, .mp4",
        "video/3gpp, .3gp",
        "application/pdf, .pdf",
        "text/plain, .txt",
        "text/vcard, .vcf",
        "application/octet-stream, ''",
        "application/x-unheard-of, ''"
    })
    void aFileIsNamedByItsType(String type, String extension) {
        assertThat(FileExtensions.of(type)).isEqualTo(extension);
    }
}
