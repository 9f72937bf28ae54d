package covenant.api.lab.campaign;

/** A campaign's file cannot be used; the message says where, what is wrong and what is allowed. */
public final class CampaignFileWrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For whoever wrote the file to read. */
    public CampaignFileWrong(String message) {
        super(message);
    }
}
