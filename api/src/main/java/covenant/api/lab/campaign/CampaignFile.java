package covenant.api.lab.campaign;

import covenant.engine.lab.campaign.CampaignTerms;
import java.util.List;

/**
 * A campaign's file, read.
 *
 * @param terms what is run
 * @param claims what it says will come out; may be empty
 */
public record CampaignFile(CampaignTerms terms, List<Claim> claims) {
    public CampaignFile {
        claims = List.copyOf(claims);
    }
}
