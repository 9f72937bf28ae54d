/** Campaigns: many runs of a scene, with the attack and without, under one defence after the other. */
package covenant.engine.lab.campaign;
