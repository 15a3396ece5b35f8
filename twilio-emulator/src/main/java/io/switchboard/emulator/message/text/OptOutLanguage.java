package io.switchboard.emulator.message.text;

import java.util.List;

/**
 * The words and replies of one language, as an account can set them up with Twilio's Advanced Opt-Out. The texts are the
 * emulator's own.
 *
 * @param language a BCP 47 tag
 * @see <a href="https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out">Advanced Opt-Out</a>
 */
record OptOutLanguage(
        String language,
        List<String> stop,
        List<String> start,
        List<String> help,
        String stopReply,
        String startReply,
        String helpReply) {

    static final List<OptOutLanguage> ALL = List.of(
            new OptOutLanguage(
                    "es",
                    List.of("ALTO", "PARAR", "BAJA"),
                    List.of("COMENZAR", "ALTA"),
                    List.of("AYUDA"),
                    "No recibirá más mensajes de este número. Responda COMENZAR para volver a suscribirse.",
                    "Volverá a recibir mensajes de este número. Responda ALTO para darse de baja.",
                    "Responda ALTO para darse de baja."),
            new OptOutLanguage(
                    "fr",
                    List.of("ARRET", "ARRÊT"),
                    List.of("DEBUT", "DÉBUT"),
                    List.of("AIDE"),
                    "Vous ne recevrez plus de messages de ce numéro. Répondez DEBUT pour vous réinscrire.",
                    "Vous recevrez de nouveau des messages de ce numéro. Répondez ARRET pour vous désinscrire.",
                    "Répondez ARRET pour vous désinscrire."),
            new OptOutLanguage(
                    "de",
                    List.of("STOPP", "ABMELDEN"),
                    List.of("ANMELDEN"),
                    List.of("HILFE"),
                    "Sie erhalten keine Nachrichten mehr von dieser Nummer. Mit ANMELDEN melden Sie sich wieder an.",
                    "Sie erhalten wieder Nachrichten von dieser Nummer. Mit STOPP melden Sie sich ab.",
                    "Mit STOPP melden Sie sich ab."),
            new OptOutLanguage(
                    "pt",
                    List.of("PARE", "SAIR"),
                    List.of("VOLTAR"),
                    List.of("AJUDA"),
                    "Você não receberá mais mensagens deste número. Responda VOLTAR para se inscrever de novo.",
                    "Você voltará a receber mensagens deste número. Responda SAIR para cancelar.",
                    "Responda SAIR para cancelar."));
}
